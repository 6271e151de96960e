// Which entries may hold a query: those that have its n-grams, the most telling first. What is proposed is read and verified.

var MOST_LISTS = 5;
var MOST_NEAR = 2;
var MOST_VOTES = 12;
var MOST_FURTHER = 12;
var ENOUGH = 24;
// As in search/grams.py: a phrase of so many sounds lies within one quarter of a text.
var OVERLAP = 48;
var MOST_PROPOSED = 2000;
// Lists that are fetched at once: with more of them the first answer would wait for their bytes.
var SIDE_BY_SIDE = 3;

// Entries of the year that is named which are read before others.
var MOST_LIKED = 18;

var NOTHING = { numbers: [], more: null };

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
  var sounds = soundsOfPhrase(terms);
  return withGrams(windowsOf(sounds, most), windowsOf(sounds, MOST_FURTHER), only, sounds.length <= OVERLAP, ofYear(terms));
}

// Entries that may hold all words, each wherever it stands.
function proposeWords(terms, only) {
  return terms.length < 2 ? Promise.resolve(NOTHING) : withGrams(windowsOfWords(terms), [], only, false, ofYear(terms));
}

// All that may hold the words, narrowed as far as it goes.
function proposeAll(terms) {
  function narrowed(proposal) { return proposal.more ? proposal.more().then(narrowed) : proposal; }
  return Promise.all([proposePhrase(terms, null, MOST_WINDOWS).then(narrowed), proposeWords(terms, null).then(narrowed)]).then(inRow);
}

// The entries of the fiscal year that is named: who names one most likely wants its pages.
function ofYear(terms) {
  return Promise.all(yearGrams(terms).map(function (gram) {
    return load(bucketOf(gram)).then(function (bucket) { return together(inBucket(bucket, gram).exact); });
  })).then(function (all) { return all[0] || []; });
}

// A proposal is {numbers, more}: entries that may answer, best first, and what narrows them by further n-grams; null where none is left.
function withGrams(grams, further, only, isPhrase, liked) {
  return Promise.all(grams.map(windowOf)).then(function (windows) {
    if (!windows.length || windows.some(isEmpty)) { return NOTHING; }
    var narrowing = new Narrowing(windows, further.filter(function (gram) { return grams.indexOf(gram) < 0; }), only, isPhrase);
    return liked.then(function (postings) {
      var numbers = new Set(Array.from(postings, function (posting) { return posting >> 6; }));
      function proposal() {
        return { numbers: narrowing.ordered(numbers), more: narrowing.isOver() ? null : function () { return narrowing.more().then(proposal); } };
      }
      // Few are sooner read than told apart.
      return narrowing.step(ENOUGH).then(proposal);
    });
  });
}

// An n-gram's lists with the number of postings in them.
function windowOf(gram) {
  return load(bucketOf(gram)).then(function (bucket) {
    var lists = inBucket(bucket, gram).exact;
    // A year cut in the middle: its century is one sound where it is whole (search/folding.py).
    if (/[^0-9]2$/.test(gram)) { lists = lists.concat(inBucket(bucket, gram.slice(0, -1) + "<").exact); }
    if (gram.length < WIDTH) { lists = longest(lists, MOST_LISTS); }
    return { lists: lists, count: lists.reduce(function (sum, list) { return sum + list.count; }, 0) };
  });
}

function isEmpty(window) { return !window.lists.length; }

// The entries that have all n-grams so far; the rarest decide. `further` are n-grams whose files were not yet asked for.
function Narrowing(windows, further, only, isPhrase) {
  this.left = windows.sort(byCount);
  this.further = further;
  this.only = only;
  this.isPhrase = isPhrase;
  this.numbers = null;
  this.ranks = null;
}

function byCount(one, other) { return one.count - other.count; }

Narrowing.prototype.isOver = function () { return this.numbers.length < 2 || !this.left.length && !this.further.length; };

// Narrows by what is at hand, and if more than `few` are left, by so many lists that are fetched side by side.
Narrowing.prototype.step = function (few) {
  var narrowing = this;
  return this.by(this.left.filter(function (one) { return !isApart(one); })).then(function () {
    return narrowing.numbers && narrowing.numbers.length < few ? null : narrowing.by(narrowing.left.slice(0, SIDE_BY_SIDE));
  });
};

Narrowing.prototype.more = function () {
  var narrowing = this;
  if (this.left.length) { return this.step(0); }
  var further = this.further;
  this.further = [];
  return Promise.all(further.map(windowOf)).then(function (windows) {
    narrowing.left = windows.sort(byCount);
    return narrowing.step(0);
  });
};

Narrowing.prototype.by = function (windows) {
  var narrowing = this;
  this.left = this.left.filter(function (one) { return windows.indexOf(one) < 0; });
  return Promise.all(windows.map(function (one) { return together(one.lists); })).then(function (all) {
    all.forEach(function (postings, place) {
      var window = windows[place];
      // Of an n-gram that nearly all have only the best are listed: enough to begin with, but no reason to leave one out.
      if (narrowing.numbers && isApart(window) && postings.length < window.count && window.lists.length === 1) { return; }
      narrowing.keep(postings);
    });
  });
};

Narrowing.prototype.keep = function (postings) {
  var numbers = this.numbers;
  var kept = [];
  var ranks = [];
  for (var at = 0, next = 0; next < postings.length; next++) {
    var number = postings[next] >> 6;
    if (numbers) { while (at < numbers.length && numbers[at] < number) { at++; } }
    if (numbers ? numbers[at] !== number : this.only && !this.only(number)) { continue; }
    var where = postings[next] & PLACES;
    // The n-grams of a phrase stand in one quarter of the text, or all in the title.
    var rank = this.isPhrase ? where & (numbers ? this.ranks[at] : PLACES) : (numbers ? this.ranks[at] : 0) + (where & AT_PLACE ? 3 : where & IN_NAME ? 2 : 1);
    if (!rank) { continue; }
    kept.push(number);
    ranks.push(rank);
  }
  this.numbers = kept;
  this.ranks = ranks;
};

// The best first; of equals some that are `liked`, then all: a year can be part of what is looked for (ตุลาคม 2566 lies in 2567).
Narrowing.prototype.ordered = function (liked) {
  var ranks = this.isPhrase ? this.ranks.map(worthOfPhrase) : this.ranks;
  var first = byRank(this.numbers, ranks.map(function (rank, at) { return 2 * rank + (liked.has(this.numbers[at]) ? 1 : 0); }, this));
  return merged([first.slice(0, MOST_LIKED), byRank(this.numbers, ranks)]);
};

// Whether a list is in a file of its own: known already or not, so that the same question always has the same answer.
function isApart(window) { return window.lists.some(function (list) { return list.pack; }); }

function worthOfPhrase(where) { return where & IN_NAME ? 2 : where & IN_TEXT ? 1 : 0; }

function byRank(numbers, ranks) {
  var order = numbers.map(function (_, at) { return at; });
  order.sort(function (one, other) { return ranks[other] - ranks[one] || one - other; });
  return order.map(function (at) { return numbers[at]; });
}

// No entry has all: then each n-gram that is known, or nearly, has a vote, and the rarer the more.
function proposeSome(terms, only) {
  return load("about").then(function (about) {
    return Promise.all(votersOf(terms).map(function (grams) { return votesOf(grams); })).then(function (votes) {
      return byVotes(votes, about.entries, only, terms.length < 2);
    });
  });
}

// The n-grams that vote, each with those that may stand in its place.
function votersOf(terms) {
  var sounds = skeleton(terms.join(""));
  var voters = everyWindowOf(sounds, MOST_VOTES).concat(terms.length > 1 ? windowsOfWords(terms) : []).map(function (gram) { return [gram]; });
  if (terms.length < 2 && voters.length) { voters[0] = voters[0].concat(startsInOtherOrder(sounds)); }
  return voters;
}

function gramsThatVote(terms) { return merged(votersOf(terms)); }

// A mistake spoils four n-grams: of a short word all are wanted.
function everyWindowOf(sounds, most) {
  var count = sounds.length - WIDTH + 1;
  if (count < 1 || count > most) { return windowsOf(sounds, most); }
  return sounds.split("").slice(0, count).map(function (_, at) { return sounds.substr(at, WIDTH); });
}

// In a short word two letters in the wrong order can leave no n-gram as it was (ตลุาคม).
function startsInOtherOrder(sounds) {
  return sounds.length > 2 * WIDTH ? [] : [0, 1, 2].filter(function (at) { return at + 1 < sounds.length; }).map(function (at) {
    return (sounds.slice(0, at) + sounds[at + 1] + sounds[at] + sounds.slice(at + 2)).slice(0, WIDTH);
  });
}

// The postings of an n-gram where it is known, else those of what is nearly the same; the first of `grams` is what was typed.
function votesOf(grams) {
  return Promise.all(grams.map(function (gram) {
    return load(bucketOf(gram)).then(function (bucket) { return inBucket(bucket, gram); });
  })).then(function (found) {
    var isExact = found[0].exact.length > 0;
    var others = found.slice(1).reduce(function (lists, one) { return lists.concat(one.exact); }, longest(found[0].near, MOST_NEAR));
    return together(isExact ? longest(found[0].exact, MOST_LISTS) : others).then(function (postings) {
      return { postings: postings, worth: isExact ? 1 : 0.6 };
    });
  });
}

// The n-grams of one word stand in one quarter of the text, or in the title; those of several may stand anywhere.
function byVotes(votes, entries, only, isOneWord) {
  var slots = isOneWord ? [IN_NAME, 2, 4, 8, 16] : [IN_NAME | IN_TEXT];
  var scores = new Float32Array(entries * (slots.length + 1));
  var seen = [];
  votes.forEach(function (vote) {
    var weight = vote.worth * Math.log((entries + 2) / (vote.postings.length + 1));
    vote.postings.forEach(function (posting) {
      var number = posting >> 6;
      if (only && !only(number)) { return; }
      var at = number * (slots.length + 1);
      if (!scores[at]) {
        seen.push(number);
        scores[at] = 1;
      }
      if (posting & AT_PLACE) { scores[at] += weight * 1.3; return; }
      slots.forEach(function (slot, place) {
        if (posting & slot) { scores[at + 1 + place] += weight * (posting & IN_NAME ? 1.2 : 1); }
      });
    });
  });
  function scoreOf(number) {
    var at = number * (slots.length + 1);
    return scores[at] + Math.max.apply(null, scores.subarray(at + 1, at + 1 + slots.length));
  }
  var total = {};
  seen.forEach(function (number) { total[number] = scoreOf(number); });
  seen.sort(function (one, other) { return total[other] - total[one] || one - other; });
  return { numbers: seen.slice(0, MOST_PROPOSED), more: null };
}

// Several lists one after the other, each number once.
function merged(lists) { return Array.from(new Set([].concat.apply([], lists))); }

// Proposals for several readings of a query as one: in turns, each number once.
function inTurns(proposals) {
  var turns = [];
  proposals.forEach(function (one) { one.numbers.forEach(function (number, place) { (turns[place] = turns[place] || []).push(number); }); });
  return { numbers: merged(turns), more: moreOf(proposals, inTurns) };
}

// Proposals one after the other.
function inRow(proposals) {
  return { numbers: merged(proposals.map(function (one) { return one.numbers; })), more: moreOf(proposals, inRow) };
}

function moreOf(proposals, joinAll) {
  if (!proposals.some(function (one) { return one.more; })) { return null; }
  return function () { return Promise.all(proposals.map(function (one) { return one.more ? one.more() : one; })).then(joinAll); };
}
