// Lists of entries as search/coding.py writes them. A posting is an entry's number and, in its last six bits, where the n-gram stands:
// in the title, in which quarters of the text, in the names of its place.

var IN_NAME = 1;
var IN_TEXT = 30;
var AT_PLACE = 32;
var PLACES = 63;

var DIGITS = "";
for (var code = 33; code < 126; code++) {
  if (code !== 34 && code !== 92) { DIGITS += String.fromCharCode(code); }
}
var LAST = 64;
var MORE = DIGITS.length - LAST;
var VALUES = new Int8Array(128).fill(-1);
DIGITS.split("").forEach(function (digit, value) { VALUES[digit.charCodeAt(0)] = value; });

// The numbers of `text` from `at` on, one call a number: `reader.next()`, while `reader.at < text.length`.
function Reader(text, at) { this.text = text; this.at = at || 0; }
Reader.prototype.next = function () {
  var value = 0;
  for (var unit = 1; ; unit *= MORE) {
    var digit = VALUES[this.text.charCodeAt(this.at++)];
    if (!(digit >= 0)) { throw unavailable("a list is damaged"); }
    value += unit * digit;
    if (digit < LAST) { return value; }
  }
};

// The postings of a list, rising.
function decoded(text) {
  var reader = new Reader(text);
  var values = [];
  var previous = -1;
  while (reader.at < text.length) {
    previous += reader.next() + 1;
    values.push(previous << 6 | VALUES[text.charCodeAt(reader.at++)]);
  }
  return Int32Array.from(values);
}

// Whether two short endings may be one with a mistake: a wrong letter, one missing, one too many, or two that changed places.
function isNear(one, other) { return one[0] === other[0] || one[1] === other[1] || one[1] === other[0] || one[0] === other[1]; }

// What a bucket says of one n-gram: {exact, near}, lists of {gram, count, text or pack}. The beginning of one stands for all that go on from it.
function inBucket(bucket, gram) {
  var found = { exact: [], near: [] };
  var listed = bucket[gram.slice(0, 2)];
  if (!listed) { return found; }
  var ending = gram.slice(2);
  listed.split(" ").forEach(function (entry) {
    var its = entry.slice(0, 2);
    var exact = its.slice(0, ending.length) === ending;
    if (!exact && !(ending.length === 2 && isNear(its, ending))) { return; }
    var list = { gram: gram.slice(0, 2) + its };
    if (entry[2] === "~") {
      var reader = new Reader(entry, 3);
      list.count = reader.next();
      list.pack = "lists/" + reader.next();
    } else {
      list.text = entry.slice(2);
      // About so many: a number takes one character or two, and its place one.
      list.count = list.text.length / 2;
    }
    (exact ? found.exact : found.near).push(list);
  });
  return found;
}

var known = {};

function postingsOf(list) {
  if (known[list.gram]) { return Promise.resolve(known[list.gram]); }
  var text = list.text === undefined ? load(list.pack).then(function (pack) { return pack[list.gram]; }) : Promise.resolve(list.text);
  return text.then(function (its) { return known[list.gram] = decoded(its); });
}

// The postings of some lists together, each entry once with all places.
function together(lists) {
  return Promise.all(lists.map(postingsOf)).then(function (all) {
    if (all.length === 1) { return all[0]; }
    var joined = new Int32Array(all.reduce(function (sum, one) { return sum + one.length; }, 0));
    all.reduce(function (at, one) { joined.set(one, at); return at + one.length; }, 0);
    joined.sort();
    var kept = 0;
    joined.forEach(function (posting) {
      if (kept && joined[kept - 1] >> 6 === posting >> 6) { joined[kept - 1] |= posting & PLACES; } else { joined[kept++] = posting; }
    });
    return joined.subarray(0, kept);
  });
}
