// The search itself: the same answer for a small site, whose text is scanned, and a large one, whose n-grams propose what to read.

// What is read at once: at first as many as a browser fetches side by side, so that something is seen soon.
var FIRST_BATCH = 6;
var BATCH = 12;
// Of what an everyday word may mean, each is asked for with few n-grams.
var FEW_WINDOWS = 3;
var MOST_BATCHES = 5;
var MOST_BATCHES_NEARLY = 8;

// options: {agency, filters, count, facets, onPart}; onPart gets what is known before the answer is complete.
function find(query, options) {
  return findOnce(query, options).catch(function (error) {
    if (error.name !== "IndexUnavailable") { throw error; }
    // Perhaps the site was published anew since this page was opened.
    documents = {};
    heardWords = {};
    known = {};
    return startAfresh().then(function () { return findOnce(query, options); });
  });
}

function findOnce(query, options) {
  var terms = termsOf(query);
  var typed = { query: new Query(terms), terms: terms, because: null };
  if (typed.query.whole.length < 2) { return Promise.resolve(answerOf(query, options, nothingFound(), false)); }
  var acts = isAction(terms);
  var timer = 0;
  var latest = null;
  // When all is there already, the whole answer comes before this does.
  function tell(found) {
    if (!options.onPart || !answers(found)) { return; }
    latest = found;
    timer = timer || setTimeout(function () {
      timer = 0;
      options.onPart(Object.assign(answerOf(query, options, latest, acts), { complete: false }));
    });
  }
  return foundFor([typed], options, tell, expectOtherWays).then(function (found) {
    tell(found);
    if (!answers(found)) { expectOtherWays(terms); }
    // Without its everyday words a search is still one.
    return everyday(options.agency).catch(function () { return []; }).then(function (words) {
      var meaning = meaningOf(terms, words);
      if (!meaning) { return found; }
      acts = true;
      function tellMeant(meant) { tell(joined(found, meant)); }
      return foundAs(meaning, options, tellMeant).then(function (meant) { return joined(found, meant); });
    });
  }).then(function (found) {
    if (answers(found) && !mayBeSeveral(found, typed)) { return found; }
    return foundNearly(typed, options, answers(found) ? function () {} : tell).then(function (nearly) {
      return answers(found) ? joined(found, nearly) : answers(nearly) || !found.judged.length ? nearly : found;
    });
  }).then(function (found) {
    return withFacets(answerOf(query, options, found, acts), found, options);
  }).finally(function () { clearTimeout(timer); });
}

// Nothing was found so far: what everyday words and the search for mistyped ones will want comes while the line is idle.
function expectOtherWays(terms) {
  if (!cut.buckets) { return; }
  expect(gramsThatVote(terms));
  ["words", "about"].forEach(function (name) { load(name).catch(function () {}); });
}

// One long word that hardly any page has may be several that were written as one: a place, and what is looked for there.
function mayBeSeveral(found, typed) {
  return typed.terms.length === 1 && typed.query.wholeSounds.length > 7 && found.judged.filter(isWhole).length < 3 && !found.judged.some(isMeant);
}

function isMeant(judged) { return judged.reading.because !== null; }

function answers(found) { return found.judged.some(function (one) { return one.all; }); }

function nothingFound() { return { judged: [], numbers: [], seen: new Set(), left: 0 }; }

// What was written together with an everyday word is a place, or says nothing more (ไฟข้างทางเสีย).
function foundAs(meaning, options, tell) {
  function foundWith(others) { return foundFor(readingsOf(meaning, others), options, tell); }
  return foundWith(meaning.rest).then(function (meant) {
    return answers(meant) || meaning.rest.length === meaning.beside.length ? meant : foundWith(meaning.beside);
  });
}

function readingsOf(meaning, others) {
  return meaning.means.slice(0, 5).map(function (means) {
    var terms = others.concat(termsOf(means));
    return { query: new Query(terms), terms: terms, because: { said: meaning.said, means: means } };
  });
}

// What was found for two kinds of reading: of an entry the better counts.
function joined(one, other) {
  var best = new Map();
  one.judged.concat(other.judged).forEach(function (judged) {
    var known = best.get(judged.entry);
    if (!known || judged.score > known.score) { best.set(judged.entry, judged); }
  });
  return {
    judged: Array.from(best.values()),
    numbers: one.numbers && merged([one.numbers, other.numbers]),
    seen: new Set(Array.from(one.seen).concat(Array.from(other.seen))),
    left: one.left + other.left
  };
}

function filtersOf(options) {
  var filters = Object.assign({}, options.filters);
  if (options.agency && !filters.agency) { filters.agency = options.agency; }
  return filters;
}

function matches(entry, filters) {
  return FACETS.every(function (facet) { return !filters[facet] || ofEntry(entry, facet).indexOf(filters[facet]) >= 0; });
}

// The best of an entry's readings.
function judgeAll(readings, entries, forgiving) {
  var found = [];
  entries.forEach(function (entry) {
    var best = null;
    readings.forEach(function (reading) {
      var judged = judge(entry, reading.query, forgiving);
      if (!judged) { return; }
      judged.reading = reading;
      // What was typed itself comes before what it may mean.
      if (reading.because) { judged.score -= 1; } else if (judged.phrase) { judged.score += 4; }
      if (!best || judged.score > best.score) { best = judged; }
    });
    if (best) { found.push(best); }
  });
  return found;
}

// {judged, numbers, seen, left}: entries judged for some readings; the numbers of all that may answer, null where all were read; those that
// were read, and how many were not. `atNothing` is called with the words when what was read first does not answer.
function foundFor(readings, options, tell, atNothing) {
  if (!cut.buckets) { return scanned(readings, false); }
  return onlyOf(filtersOf(options)).then(function (only) {
    function proposed(how) {
      return Promise.all(readings.map(function (reading) { return how(reading.terms, only, reading.because ? FEW_WINDOWS : MOST_WINDOWS); })).then(inTurns);
    }
    // Should no entry have the phrase, its words are wanted at once: their buckets come meanwhile.
    readings.forEach(function (reading) {
      if (reading.terms.length > 1) { expect(windowsOfWords(reading.terms)); }
    });
    return proposed(proposePhrase).then(function (phrases) {
      return verified(readings, phrases, options, isPhrase, tell, null, atNothing).then(function (found) {
        // Who counts and narrows wants to know of the words apart as well; who only looks has enough.
        if (!options.facets && pagesOf(found.judged.filter(isPhrase)) >= wantedBy(options)) { return found; }
        tell(found);
        return proposed(proposeWords).then(function (words) {
          return verified(readings, inRow([found.proposal, words]), options, isWhole, tell, found);
        });
      });
    });
  });
}

function isPhrase(judged) { return judged.all && judged.phrase; }

function isWhole(judged) { return judged.all; }

// The same for a query that no entry has as it was typed.
function foundNearly(typed, options, tell) {
  if (!cut.buckets) { return scanned([typed], true); }
  return onlyOf(filtersOf(options)).then(function (only) { return proposeSome(typed.terms, only); }).then(function (proposal) {
    return verified([typed], proposal, options, null, tell);
  });
}

function scanned(readings, forgiving) {
  return readAll().then(function (entries) { 
    return { judged: judgeAll(readings, entries, forgiving), numbers: null, seen: new Set(), left: 0 };
  });
}

// A filter of numbers, or null: the agency's own n-gram, and the columns for what else is asked.
function onlyOf(filters) {
  var gram = filters.agency ? agencyGram(filters.agency) : null;
  var ofAgency = gram ? load(bucketOf(gram)).then(function (bucket) { return together(inBucket(bucket, gram).exact); })
    .then(function (postings) { return new Set(Array.from(postings, function (posting) { return posting >> 6; })); }) : Promise.resolve(null);
  var others = FACETS.filter(function (facet) { return facet !== "agency" && filters[facet]; });
  return ofAgency.then(function (its) {
    if (!others.length) { return its && function (number) { return its.has(number); }; }
    return allColumns().then(function (columns) {
      return function (number) {
        return (!its || its.has(number)) && others.every(function (facet) {
          return (valuesOf(columns, facet, number) || []).indexOf(filters[facet]) >= 0;
        });
      };
    });
  });
}

// Reads what is proposed, batch by batch, until as many pages as wanted are `good`. Without `good` the query is taken to be mistyped.
// What was `found` before is known already.
function verified(readings, proposal, options, good, tell, before, atNothing) {
  var filters = filtersOf(options);
  var wanted = wantedBy(options);
  var first = good && !before ? [] : null;
  var found = { judged: before ? before.judged : [], numbers: proposal.numbers, seen: new Set(before ? before.seen : []), left: 0 };

  // What was read for the phrase and has but its words was no better proposed than any other.
  function counts(judged) { return good(judged) && (!before || isPhrase(judged) || before.judged.indexOf(judged) < 0); }

  function judgedOf(entries) {
    return judgeAll(readings, entries.filter(function (entry) { return matches(entry, filters); }), !good);
  }

  // What is read first is told as it comes: somebody waits.
  function tellFirst(entries) {
    if (!first) { return; }
    first = first.concat(judgedOf(entries));
    tell(Object.assign({}, found, { judged: first }));
  }

  function batch(round) {
    var unread = proposal.numbers.filter(function (number) { return !found.seen.has(number); });
    var hits = good ? found.judged.filter(counts) : fewestEdits(found.judged.filter(isWhole));
    found.proposal = proposal;
    found.numbers = proposal.numbers;
    found.left = unread.length;
    // What has two mistakes may be something else: perhaps there is what has one.
    var isEnough = pagesOf(hits) >= wanted && (good || hits[0].edits < 2);
    var most = Math.max(good ? MOST_BATCHES : MOST_BATCHES_NEARLY, 2 * wanted / BATCH);
    var isDone = isEnough || !unread.length || round >= most;
    if (round) { tell(found); }

    // Behind what is wanted next, so that it holds nothing up.
    function doubt() {
      if (round === 1 && !hits.length && atNothing) { atNothing(readings[0].terms); }
    }

    // Where most of what was read does not answer, further n-grams tell more than reading on; and who counts wants all to be narrowed.
    var isVague = round && unread.length > BATCH && hits.length < found.seen.size / 2;
    if (proposal.more && unread.length && (isDone ? options.facets : isVague)) {
      var narrowed = proposal.more();
      doubt();
      return narrowed.then(function (narrower) {
        proposal = narrower;
        return batch(round);
      });
    }
    if (isDone) { return found; }
    var some = unread.slice(0, found.seen.size ? BATCH : FIRST_BATCH);
    some.forEach(function (number) {
      found.seen.add(number);
      if (first) { readEntries([number]).then(tellFirst, function () {}); }
    });
    var reading = readEntries(some);
    doubt();
    return reading.then(function (entries) {
      first = null;
      found.judged = found.judged.concat(judgedOf(entries));
      return batch(round + 1);
    });
  }
  return Promise.resolve(batch(0));
}

// The box shows fewer than the page and reads as much, so that both have the same list.
function wantedBy(options) { return Math.max(10, options.count || 0); }

function pagesOf(judged) {
  var pages = {};
  judged.forEach(function (one) { pages[one.entry.address.split("#")[0]] = true; });
  return Object.keys(pages).length;
}
