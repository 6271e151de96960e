// A query → the n-grams that tell where it may be found, and the files that hold them.

var WIDTH = 4;
var PAD = "_";
var MOST_WINDOWS = 4;
var LONGEST = 200;

// N-grams of one word, spread over its whole length; of a word shorter than one, its beginning ("ab" stands for ab..).
function windowsOf(sounds, most) {
  if (/^[a-z]([0-9]{1,2}|<)$/.test(sounds)) { return [(sounds + PAD + PAD).slice(0, WIDTH)]; }
  var last = sounds.length - WIDTH;
  if (last < 0) { return sounds.length > 1 ? [sounds] : []; }
  var count = Math.min(last + 1, Math.max(1, most), Math.floor(last / 2) + 2);
  var windows = [];
  for (var place = 0; place < count; place++) {
    var at = count === 1 ? 0 : Math.round(place * last / (count - 1));
    windows.push(sounds.substr(at, WIDTH));
  }
  return windows;
}

// The sounds of all words as one phrase: Thai is written without spaces, and with them anywhere. Of a year that has lost its first digit the
// next is left out as well: the two are one sound (search/folding.py).
function soundsOfPhrase(terms) { return skeleton(terms.join("")).replace(/^5(?=[0-9]{2}[^0-9]{2})/, ""); }

function windowsOfPhrase(terms) { return windowsOf(soundsOfPhrase(terms), MOST_WINDOWS); }

function bucketOf(gram) { return "grams/" + (gram.charCodeAt(0) * 131 + gram.charCodeAt(1)) % cut.buckets; }

// The n-gram that every page of an agency has.
function agencyGram(slug) {
  var sum = 0;
  for (var at = 0; at < slug.length; at++) { sum = (sum * 31 + slug.charCodeAt(at)) % 17576; }
  return "@" + [676, 26, 1].map(function (unit) { return String.fromCharCode(65 + Math.floor(sum / unit) % 26); }).join("");
}

// The fiscal year that a query names, or 0; and the n-gram that every page of that year has.
function yearOf(terms) {
  var year = /(?:^|[^0-9])(25[0-9]{2})(?![0-9])/.exec(terms.join(" "));
  return year ? +year[1] : 0;
}

function yearGrams(terms) {
  var year = yearOf(terms);
  return year ? ["=" + String(year).slice(1)] : [];
}

// Buckets that will be wanted soon come meanwhile.
function expect(grams) { grams.forEach(function (gram) { load(bucketOf(gram)).catch(function () {}); }); }
