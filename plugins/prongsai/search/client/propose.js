// Which entries may hold a query: those that have its n-grams, the most telling first. What is proposed is read and verified.

var MOST_LISTS = 5;
var ENOUGH = 40;

// Beginnings of words stand for all that goes on from them: the longest lists tell most, and few are fetched.
function someOf(lists, most) {
  return lists.slice().sort(function (one, other) { return other.count - one.count; }).slice(0, most);
}

function weightOf(count) { return 1 / Math.log(3 + count); }

// {numbers, phrases}: entries that may hold all words, best first, and those of them that may hold them as one phrase, which come before the
// others. `only` is a filter of numbers, or null.
function propose(terms, only) {
  var phrase = windowsOfPhrase(terms);
  if (terms.length < 2) { return withGrams(phrase, only).then(function (found) { return { numbers: found, phrases: found }; }); }
  return Promise.all([withGrams(phrase, only), withGrams(windowsOfWords(terms), only)]).then(function (found) {
    return { numbers: merged(found), phrases: found[0] };
  });
}

function withGrams(grams, only) {
  return Promise.all(grams.map(function (gram) {
    return load(bucketOf(gram)).then(function (bucket) {
      var found = inBucket(bucket, gram);
      if (gram.length < WIDTH) { found.exact = someOf(found.exact, MOST_LISTS); }
      found.count = found.exact.reduce(function (sum, list) { return sum + list.count; }, 0);
      return found;
    });
  })).then(function (windows) {
    return windows.length && windows.every(function (one) { return one.exact.length; }) ? withAll(windows, only) : [];
  });
}

// Several lists one after the other, each number once.
function merged(lists) {
  var seen = {};
  return [].concat.apply([], lists).filter(function (number) {
    var isNew = !seen[number];
    seen[number] = true;
    return isNew;
  });
}

// The rank of an entry that has another n-gram at `place`: all in the text before some not, then the most in the title.
var WORST = 2048;
function both(rank, place) { return Math.min(rank >> 10, place) * 1024 + (rank & 1023) + (place === 2 ? 1 : 0); }

// The rarest lists decide; a list that could not be told apart any more is not even fetched.
function withAll(windows, only) {
  windows.sort(function (one, other) { return one.count - other.count; });
  var left = null;
  var next = 0;
  function narrow() {
    if (next === windows.length || (left && (left.size <= 1 || (left.size < ENOUGH && isFar(windows[next]))))) { return done(); }
    var missing = windows[next].exact.some(function (list) { return list.pack && !list.count; });
    return missing ? (next++, narrow()) : together(windows[next++].exact).then(function (found) {
      var kept = new Map();
      if (left) {
        left.forEach(function (rank, number) { if (found.has(number)) { kept.set(number, both(rank, found.get(number))); } });
      } else {
        found.forEach(function (place, number) { if (!only || only(number)) { kept.set(number, both(WORST, place)); } });
      }
      left = kept;
      return narrow();
    });
  }
  function isFar(window) { return window.exact.some(function (list) { return list.pack; }); }
  function done() {
    var numbers = [];
    (left || new Map()).forEach(function (rank, number) { numbers.push({ number: number, rank: rank }); });
    numbers.sort(function (one, other) { return other.rank - one.rank || one.number - other.number; });
    return numbers.map(function (one) { return one.number; });
  }
  return narrow();
}

// No entry has all: then each n-gram that is known, or nearly, has a vote, and the rarer the more.
function proposeSome(terms, only) {
  var grams = windowsOfPhrase(terms).concat(terms.length > 1 ? windowsOfWords(terms) : []);
  return Promise.all(grams.map(function (gram) {
    return load(bucketOf(gram)).then(function (bucket) {
      var found = inBucket(bucket, gram);
      var lists = found.exact.length ? found.exact : found.near;
      return together(someOf(lists, found.exact.length ? MOST_LISTS : 3)).then(function (entries) {
        return { entries: entries, weight: weightOf(entries.size) * (found.exact.length ? 1 : 0.6) };
      });
    });
  })).then(function (votes) {
    var scores = new Map();
    votes.forEach(function (vote) {
      vote.entries.forEach(function (place, number) {
        if (only && !only(number)) { return; }
        scores.set(number, (scores.get(number) || 0) + vote.weight * (place === 2 ? 1.2 : place ? 1 : 0.9));
      });
    });
    var numbers = [];
    scores.forEach(function (score, number) { numbers.push({ number: number, score: score }); });
    numbers.sort(function (one, other) { return other.score - one.score || one.number - other.number; });
    return numbers.slice(0, 2000).map(function (one) { return one.number; });
  });
}
