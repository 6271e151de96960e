// Which entries may hold a query: those that have its n-grams, the most telling first. What is proposed is read and verified.

var MOST_LISTS = 5;
var MOST_NEAR = 2;
var MOST_VOTES = 12;
var ENOUGH = 24;
// As in search/grams.py: a phrase of so many sounds lies within one quarter of a text.
var OVERLAP = 48;
var MOST_PROPOSED = 2000;

// The name of an agency tells by what follows its kind, which half of all pages have.
function withoutKind(term) {
  return Object.keys(KINDS_OF_AGENCY).reduce(function (rest, short) {
    var kind = KINDS_OF_AGENCY[short];
    return rest.indexOf(kind) === 0 && rest.length > kind.length + 2 ? rest.slice(kind.length) : rest;
  }, term);
}

// The n-grams of the words wherever each stands: no more than six, so that one round of requests brings their files.
function windowsOfWords(terms) {
  var words = terms.map(function (term) { return skeleton(withoutKind(term)); }).filter(function (sounds) { return sounds.length > 2; });
  if (!words.length) { return windowsOfPhrase(terms); }
  words.sort(function (one, other) { return other.length - one.length; });
  var left = MOST_WINDOWS;
  var windows = [];
  words.forEach(function (sounds, place) {
    var share = Math.floor(left / (words.length - place));
    var some = share > 0 ? windowsOf(sounds, share) : [];
    left -= some.length;
    windows = windows.concat(some);
  });
  return windows.filter(function (one, place) { return windows.indexOf(one) === place; });
}

// Of many lists the longest, which tell of most entries: what is short of a whole n-gram would fetch too much.
function longest(lists, most) {
  return lists.slice().sort(function (one, other) { return other.count - one.count; }).slice(0, most);
}

// Entries that may hold all words as one phrase, best first. `only` is a filter of numbers, or null.
function proposePhrase(terms, only, most) {
  var isShort = skeleton(terms.join("")).length <= OVERLAP;
  return withGrams(windowsOf(skeleton(terms.join("")), most), only, isShort, yearOf(terms));
}

// Entries that may hold all words, each wherever it stands.
function proposeWords(terms, only) { return terms.length < 2 ? Promise.resolve([]) : withGrams(windowsOfWords(terms), only, false, yearOf(terms)); }

// The entries of a fiscal year: who names one most likely wants its pages.
function ofYear(year) {
  var gram = "=" + String(year).slice(1);
  return year ? load(bucketOf(gram)).then(function (bucket) { return together(inBucket(bucket, gram).exact); }) : Promise.resolve([]);
}

function withGrams(grams, only, isPhrase, year) {
  var liked = ofYear(year);
  return Promise.all(grams.map(function (gram) {
    return load(bucketOf(gram)).then(function (bucket) {
      var lists = inBucket(bucket, gram).exact;
      if (gram.length < WIDTH) { lists = longest(lists, MOST_LISTS); }
      return { lists: lists, count: lists.reduce(function (sum, list) { return sum + list.count; }, 0) };
    });
  })).then(function (windows) {
    if (!windows.length || windows.some(function (one) { return !one.lists.length; })) { return []; }
    windows.sort(function (one, other) { return one.count - other.count; });
    return narrowed(windows, only, isPhrase).then(function (found) {
      return liked.then(function (postings) {
        var numbers = new Set(Array.from(postings, function (posting) { return posting >> 6; }));
        return byRank(found.numbers, found.ranks.map(function (rank, at) { return 2 * rank + (numbers.has(found.numbers[at]) ? 1 : 0); }));
      });
    });
  });
}

// {numbers, ranks}: the entries that have all. The rarest lists decide; when few entries are left, what would have to be fetched to tell them apart costs more than reading them.
function narrowed(windows, only, isPhrase) {
  var numbers = null;
  var ranks = null;
  function narrow(which) {
    var window = windows[which];
    if (!window || (numbers && (numbers.length < 2 || (numbers.length < ENOUGH && isToBeFetched(window))))) {
      return Promise.resolve({ numbers: numbers, ranks: isPhrase ? ranks.map(worthOfPhrase) : ranks });
    }
    return together(window.lists).then(function (postings) {
      // Of an n-gram that nearly all have only the best are listed: enough to begin with, but no reason to leave one out.
      if (numbers && postings.length < window.count && window.lists.length === 1) { return narrow(which + 1); }
      var kept = [];
      var keptRanks = [];
      for (var at = 0, next = 0; next < postings.length; next++) {
        var number = postings[next] >> 6;
        if (numbers) { while (at < numbers.length && numbers[at] < number) { at++; } }
        if (numbers ? numbers[at] !== number : only && !only(number)) { continue; }
        var where = postings[next] & PLACES;
        // The n-grams of a phrase stand in one quarter of the text, or all in the title.
        var rank = isPhrase ? where & (numbers ? ranks[at] : PLACES) : (numbers ? ranks[at] : 0) + (where & (AT_PLACE | IN_NAME) ? 2 : 1);
        if (!rank) { continue; }
        kept.push(number);
        keptRanks.push(rank);
      }
      numbers = kept;
      ranks = keptRanks;
      return narrow(which + 1);
    });
  }
  return narrow(0);
}

function isToBeFetched(window) { return window.lists.some(function (list) { return list.pack && !known[list.gram] && !files[list.pack]; }); }

function worthOfPhrase(where) { return where & IN_NAME ? 2 : where & IN_TEXT ? 1 : 0; }

function byRank(numbers, ranks) {
  var order = numbers.map(function (_, at) { return at; });
  order.sort(function (one, other) { return ranks[other] - ranks[one] || one - other; });
  return order.map(function (at) { return numbers[at]; });
}

// No entry has all: then each n-gram that is known, or nearly, has a vote, and the rarer the more.
function proposeSome(terms, only) {
  var grams = windowsOf(skeleton(terms.join("")), MOST_VOTES).concat(terms.length > 1 ? windowsOfWords(terms) : []);
  return load("about").then(function (about) {
    return Promise.all(grams.map(votesOf)).then(function (votes) { return byVotes(votes, about.entries, only); });
  });
}

function votesOf(gram) {
  return load(bucketOf(gram)).then(function (bucket) {
    var found = inBucket(bucket, gram);
    var isExact = found.exact.length > 0;
    return together(longest(isExact ? found.exact : found.near, isExact ? MOST_LISTS : MOST_NEAR)).then(function (postings) {
      return { postings: postings, worth: isExact ? 1 : 0.6 };
    });
  });
}

function byVotes(votes, entries, only) {
  var scores = new Float32Array(entries);
  var seen = [];
  votes.forEach(function (vote) {
    var weight = vote.worth * Math.log((entries + 2) / (vote.postings.length + 1));
    vote.postings.forEach(function (posting) {
      var number = posting >> 6;
      if (only && !only(number)) { return; }
      if (!scores[number]) { seen.push(number); }
      scores[number] += weight * (posting & AT_PLACE ? 1.3 : posting & IN_NAME ? 1.2 : 1);
    });
  });
  seen.sort(function (one, other) { return scores[other] - scores[one] || one - other; });
  return seen.slice(0, MOST_PROPOSED);
}

// Several lists one after the other, each number once.
function merged(lists) { return Array.from(new Set([].concat.apply([], lists))); }
