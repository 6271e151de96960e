// The order of what was found: the whole phrase before its words, titles before text, what can be acted on for who wants to act, then the newest.

var ACTED_ON = ["channel", "e-service"];

function Query(terms) {
  this.terms = terms.map(function (term) { return { run: term, sounds: skeleton(term) }; });
  this.whole = terms.join("");
  this.wholeSounds = skeleton(this.whole);
  this.length = this.whole.length;
  this.year = yearOf(terms);
}

// {entry, score, hits, exact, all, edits}: how well an entry answers; null where no word of the query stands in it.
function judge(entry, query, forgiving) {
  var phrase = query.terms.length > 1 ? exactly(entry, query.whole) : null;
  if (phrase && phrase.crosses) { phrase = null; }
  var hits = phrase ? [phrase] : [];
  var sum = phrase ? phrase.score * query.length : 0;
  var edits = 0;
  var missing = 0;
  if (!phrase) {
    query.terms.forEach(function (term) {
      var hit = matchTerm(entry, term, forgiving);
      if (!hit) { missing++; return; }
      hits.push(hit);
      // Beside other words the name of a place asks for what is there, not for who speaks of it.
      sum += (hit.where === "facts" && query.terms.length > 1 ? IN_HEADING : hit.score) * term.run.length;
      edits += hit.edits;
    });
    if (query.terms.length === 1) { phrase = hits[0]; }
  }
  if ((missing || edits) && forgiving && query.terms.length > 1) {
    // Perhaps the spaces stand in the wrong places; and one mistake in a phrase is nearer than one in a word far from the others.
    var near = matchTerm(entry, { run: query.whole, sounds: query.wholeSounds }, true);
    if (near && (missing || near.edits <= edits)) {
      phrase = near;
      hits = [near];
      sum = (near.score + 0.2) * query.length;
      edits = near.edits;
      missing = 0;
    }
  }
  if (!hits.length) { return null; }
  var exact = !missing && !edits;
  var score = 4 * sum / query.length + (missing ? 0 : 10) + (exact ? 3 : 0);
  if (exact && phrase) {
    score += { title: 2, body: 1, facts: 0.3 }[phrase.where] + (phrase.where === "title" ? query.length / entry.titleRun.length : 0);
  }
  if (exact && !phrase) { score += nearness(hits); }
  return { entry: entry, score: score, hits: hits, all: !missing, exact: exact, edits: edits, phrase: Boolean(exact && phrase) };
}

// Words that stand close together tell more than words at the two ends of a page.
function nearness(hits) {
  var places = hits.filter(function (hit) { return hit.where === "body"; }).map(function (hit) { return hit.at; });
  if (hits.length > places.length) { return 0.6; }
  var spread = Math.max.apply(null, places) - Math.min.apply(null, places);
  return 0.6 / (1 + spread / 80);
}

// Of OIT an agency's own page comes before what tells of it, that nothing is known before the comparison of all agencies.
function behind(entry) { return entry.address.indexOf("oit/") === 0 ? 2 : entry.status === "unstated" ? 0.3 : 0; }

function preferred(judged, wantsToAct) {
  var kind = judged.entry.kind;
  return judged.score + (judged.entry.year && judged.entry.year === judged.reading.query.year ? 0.5 : 0) + (wantsToAct && ACTED_ON.indexOf(kind) >= 0 ? 2.5 : kind === "measures" || kind === "page" ? -0.2 : 0) - behind(judged.entry);
}

// Best first; equals in the order of the index, which puts the newest before the older. A page comes again only after all others.
function inOrder(judged, wantsToAct) {
  judged.forEach(function (one) { one.worth = Math.round(preferred(one, wantsToAct) * 20) / 20; });
  judged.sort(function (one, other) {
    return other.worth - one.worth || one.entry.number - other.entry.number;
  });
  var seen = {};
  var again = [];
  return judged.filter(function (one) {
    var page = one.entry.address.split("#")[0];
    if (seen[page]) { again.push(one); }
    return !seen[page] && (seen[page] = true);
  }).concat(again);
}
