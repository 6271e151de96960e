// Entries as they are read: their texts folded for comparing, and the way back to what was written.

var documents = {};

// [address, title, kind, agency, year, status, owners, parts] with the names of agencies → an entry that can be searched.
function Entry(data, number, agencies) {
  this.number = number;
  this.address = data[0];
  this.title = data[1];
  this.kind = data[2];
  this.agency = data[3];
  this.agencyLabel = data[3] ? agencies[data[3]][0] : "";
  this.year = data[4];
  this.status = data[5];
  this.owners = data[6];
  this.parts = data[7];
  this.facts = run([data[3] ? agencies[data[3]][1] : "", KINDS[data[2]], data[4] ? "ปีงบประมาณ " + data[4] : "", STATUSES[data[5]] || ""].join("\n"));
  this.titleRun = run(data[1]);
  this.blocks = null;
}

function run(text) { return foldNormalised(text).replace(/ /g, ""); }

// Blocks of text with the part that they stand in and where they begin in `body`, the run of them all; made when first needed.
Entry.prototype.read = function () {
  if (this.blocks) { return this; }
  var blocks = [];
  var body = "";
  this.parts.forEach(function (part, place) {
    [part[1]].concat(part[2].split("\n")).forEach(function (text, line) {
      if (!text) { return; }
      var folded = run(text);
      blocks.push({ text: text, run: folded, part: place, isHeading: line === 0, at: body.length });
      body += folded;
    });
  });
  this.blocks = blocks;
  this.headings = blocks.filter(function (block) { return block.isHeading; });
  this.body = body;
  this.all = this.titleRun + "\n" + body + "\n" + this.facts;
  return this;
};

// The sounds of the body, and for each the place in the body's run that it comes from.
Entry.prototype.sounds = function () {
  if (!this.heard) { this.heard = heardIn(this.titleRun + "\n" + this.body + "\n" + this.facts); }
  return this.heard;
};

Entry.prototype.blockAt = function (place) {
  var blocks = this.blocks;
  var low = 0;
  var high = blocks.length - 1;
  while (low < high) {
    var middle = (low + high + 1) >> 1;
    if (blocks[middle].at <= place) { low = middle; } else { high = middle - 1; }
  }
  return blocks[low];
};

// Fetches entries by number; those of one file come together.
function readEntries(numbers) {
  var wanted = {};
  numbers.forEach(function (number) { if (!documents[number]) { wanted[Math.floor(number / cut.together)] = true; } });
  return Promise.all(Object.keys(wanted).map(function (file) {
    return load("text/" + file).then(function (data) { keep(data, file * cut.together); });
  })).then(function () {
    return numbers.map(function (number) { return documents[number].read(); });
  });
}

function readAll() {
  return load("text/0").then(function (data) {
    keep(data, 0);
    return data.entries.map(function (_, number) { return documents[number].read(); });
  });
}

function keep(data, first) {
  data.entries.forEach(function (entry, place) {
    if (!documents[first + place]) { documents[first + place] = new Entry(entry, first + place, data.agencies); }
  });
}

var NO_LETTER = new RegExp("[" + TABLES.dropped + "\ud800-\udfff]");

// Where the characters of a block's run stand in its text: place in the run → [start, end) in the text.
function placesIn(text) {
  var places = [];
  var folded = run(text);
  var at = 0;
  while (places.length < folded.length && at < text.length) {
    var rule = folded.length === text.length ? null : longNameAt(text, at, folded, places.length);
    var length = rule ? rule.short : 1;
    var count = rule ? rule.full : NO_LETTER.test(text[at]) ? 0 : 1;
    for (var one = 0; one < count; one++) { places.push([at, at + length]); }
    at += length;
  }
  return { run: folded, places: places };
}

// A short form at `at` whose long name stands in the run at `place`.
function longNameAt(text, at, folded, place) {
  for (var which = 0; which < RULES.length; which++) {
    var rule = RULES[which];
    if (folded.substr(place, rule.full.length) !== rule.full) { continue; }
    rule.here = rule.here || new RegExp("^(?:" + rule.pattern.source + ")");
    var match = rule.here.exec(text.slice(at, at + 24));
    if (match && match[0].length < rule.full.length) { return { short: match[0].length, full: rule.full.length }; }
  }
  return null;
}
