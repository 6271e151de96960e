// Lists of entries as search/coding.py writes them, and the pages that many n-grams together propose.

var DIGITS = "";
for (var code = 33; code < 126; code++) {
  if (code !== 34 && code !== 92) { DIGITS += String.fromCharCode(code); }
}
var LAST = 64;
var MORE = DIGITS.length - LAST;
var VALUES = {};
DIGITS.split("").forEach(function (digit, value) { VALUES[digit] = value; });

// The numbers of `text` from `at` on, one call a number: `reader.next()`, while `reader.at < text.length`.
function Reader(text, at) { this.text = text; this.at = at || 0; }
Reader.prototype.next = function () {
  var value = 0;
  var unit = 1;
  for (;;) {
    var digit = VALUES[this.text[this.at++]];
    if (digit === undefined) { throw unavailable("a list is damaged"); }
    if (digit < LAST) { return value + unit * digit; }
    value += unit * digit;
    unit *= MORE;
  }
};

// Postings of a list, rising: four times an entry's number, plus where the n-gram stands: title (2), text (1), only what is known of it (0).
function decoded(text) {
  var reader = new Reader(text);
  var values = [];
  var previous = -1;
  while (reader.at < text.length) {
    previous += reader.next() + 1;
    values.push(previous);
  }
  return values;
}

function onlyEdit(one, other) {
  // Whether two short endings differ by one letter: wrong, missing, too many, or two that changed places.
  if (one[0] === other[0] || one[1] === other[1] || one[1] === other[0] || one[0] === other[1]) { return true; }
  return false;
}

// What a bucket says of one n-gram: {exact, near}, lists of {count, text or pack}.
function inBucket(bucket, gram) {
  var listed = bucket[gram.slice(0, 2)];
  var found = { exact: [], near: [] };
  if (!listed) { return found; }
  var ending = gram.slice(2);
  listed.split(" ").forEach(function (entry) {
    var its = entry.slice(0, 2);
    var exact = its.slice(0, ending.length) === ending;
    if (!exact && !(ending.length === 2 && onlyEdit(its, ending))) { return; }
    var list = { gram: gram.slice(0, 2) + its };
    if (entry[2] === "~") {
      var reader = new Reader(entry, 3);
      list.count = reader.next();
      list.pack = "lists/" + reader.next();
    } else {
      list.text = entry.slice(2);
      list.count = list.text.length;
    }
    (exact ? found.exact : found.near).push(list);
  });
  return found;
}

function textOf(list) {
  if (list.text !== undefined) { return Promise.resolve(list.text); }
  return load(list.pack).then(function (pack) { return pack[list.gram]; });
}

// The entries of some lists together: number → the best place of an n-gram.
function together(lists) {
  return Promise.all(lists.map(textOf)).then(function (texts) {
    var found = new Map();
    texts.forEach(function (text) {
      decoded(text).forEach(function (posting) {
        var number = posting >> 2;
        if (!found.has(number) || found.get(number) < (posting & 3)) { found.set(number, posting & 3); }
      });
    });
    return found;
  });
}
