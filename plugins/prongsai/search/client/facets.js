// What one can narrow by: a column for each facet, in files of 8,192 entries, and how many entries have each value.

var FACETS = ["agency", "year", "kind", "status", "owner"];
var COLUMN = 8192;
var MOST_COLUMNS = 6;

function Columns(data) {
  this.names = data;
  this.valuesAt = {};
  FACETS.forEach(function (facet) {
    var reader = new Reader(data[facet].runs);
    var values = data[facet].values.map(function (value) { return value ? value.split("\n") : []; });
    var all = this.valuesAt[facet] = [];
    while (reader.at < reader.text.length) {
      var value = values[reader.next()];
      for (var more = reader.next(); more >= 0; more--) { all.push(value); }
    }
  }, this);
}

// The values of one facet that an entry has.
Columns.prototype.values = function (facet, place) { return this.valuesAt[facet][place]; };

Columns.prototype.label = function (facet, value) {
  var place = this.names[facet].values.indexOf(value);
  return place < 0 ? value : this.names[facet].labels[place];
};

function columnsOf(numbers) {
  var wanted = {};
  numbers.forEach(function (number) { wanted[Math.floor(number / COLUMN)] = true; });
  var wantedFiles = Object.keys(wanted).slice(0, MOST_COLUMNS);
  return Promise.all(wantedFiles.map(function (file) { return load("facets/" + file); })).then(function (all) {
    var columns = {};
    all.forEach(function (data, place) { columns[wantedFiles[place]] = data.asColumns = data.asColumns || new Columns(data); });
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
