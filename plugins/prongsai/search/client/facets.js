// What one can narrow by: a column for each facet, in files of 8,192 entries, and how many entries have each value.

var FACETS = ["agency", "year", "kind", "status", "owner"];
var COLUMN = 8192;
var MOST_COLUMNS = 6;

function Columns(data) {
  var names = this.names = {};
  var runs = this.runs = {};
  FACETS.forEach(function (facet) {
    var reader = new Reader(data[facet].runs);
    var starts = [];
    var at = 0;
    while (reader.at < reader.text.length) {
      starts.push([at, reader.next()]);
      at += reader.next() + 1;
    }
    names[facet] = data[facet];
    runs[facet] = starts;
  });
}

// The values of one facet that an entry has.
Columns.prototype.values = function (facet, place) {
  var runs = this.runs[facet];
  var low = 0;
  var high = runs.length - 1;
  while (low < high) {
    var middle = (low + high + 1) >> 1;
    if (runs[middle][0] <= place) { low = middle; } else { high = middle - 1; }
  }
  var value = this.names[facet].values[runs[low][1]];
  return value ? value.split("\n") : [];
};

Columns.prototype.label = function (facet, value) {
  var place = this.names[facet].values.indexOf(value);
  return place < 0 ? value : this.names[facet].labels[place];
};

function columnsOf(numbers) {
  var wanted = {};
  numbers.forEach(function (number) { wanted[Math.floor(number / COLUMN)] = true; });
  var files = Object.keys(wanted).slice(0, MOST_COLUMNS);
  return Promise.all(files.map(function (file) { return load("facets/" + file); })).then(function (all) {
    var columns = {};
    all.forEach(function (data, place) { columns[files[place]] = new Columns(data); });
    return columns;
  });
}

function allColumns() {
  return load("about").then(function (about) {
    var firsts = [];
    for (var first = 0; first < about.entries; first += COLUMN) { firsts.push(first); }
    return columnsOf(firsts);
  });
}

function valuesOf(columns, facet, number) {
  var column = columns[Math.floor(number / COLUMN)];
  return column ? column.values(facet, number % COLUMN) : null;
}

function ofEntry(entry, facet) {
  if (facet === "owner") { return entry.owners; }
  var value = entry[facet];
  return value ? [String(value)] : [];
}

function labelOf(entry, facet, value) {
  return { agency: entry.agencyLabel, kind: KINDS[value], status: STATUSES[value] }[facet] || value;
}

// Counts of every facet over some entries, each without its own filter: so that another value of it can be chosen.
function counted(filters, eachOf) {
  var counts = {};
  FACETS.forEach(function (facet) { counts[facet] = {}; });
  eachOf(function (has, label) {
    var failing = FACETS.filter(function (facet) { return filters[facet] && has(facet).indexOf(filters[facet]) < 0; });
    if (failing.length > 1) { return; }
    FACETS.forEach(function (facet) {
      if (failing.length && failing[0] !== facet) { return; }
      has(facet).forEach(function (value) {
        var count = counts[facet][value] = counts[facet][value] || { value: value, label: label(facet, value), count: 0 };
        count.count++;
      });
    });
  });
  var facets = {};
  FACETS.forEach(function (facet) {
    facets[facet] = Object.keys(counts[facet]).map(function (value) { return counts[facet][value]; }).sort(function (one, other) {
      return facet === "year" ? other.value - one.value : other.count - one.count || (one.label < other.label ? -1 : 1);
    });
  });
  return facets;
}
