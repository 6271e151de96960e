// Everyday words: what people say for what the pages call otherwise, and the words by which they want to act.

var heardWords = {};

function wordsOf(name) {
  return load(name).then(function (data) {
    if (!heardWords[name]) {
      heardWords[name] = {
        own: data.own,
        words: [].concat.apply([], data.words.map(function (entry) {
          return entry[0].map(function (said) { return { said: said, sounds: skeleton(fold(said)), means: entry[1] }; });
        }))
      };
    }
    return heardWords[name];
  });
}

// The words for everybody, and before them an agency's own.
function everyday(agency) {
  return wordsOf("words").then(function (known) {
    if (!agency || known.own.indexOf(agency) < 0) { return known.words; }
    return wordsOf("words-" + agency).then(function (own) { return own.words.concat(known.words); });
  });
}

// Who begins with a word of action wants something done.
function isAction(terms) {
  return terms.some(function (term) {
    var sounds = skeleton(term);
    return ACTIONS.some(function (action) { return sounds.indexOf(action) === 0; });
  });
}

function isWord(text) { return skeleton(text).length > 2; }

// The longest everyday word in a query: {said, means, beside, rest}, where `beside` are the words that stand apart from it, and `rest` are
// these and what was written together with it; null without one.
function meaningOf(terms, words) {
  var whole = skeleton(terms.join(""));
  var best = null;
  var ends = [];
  terms.reduce(function (end, term) { return ends[ends.length] = end + skeleton(term).length; }, 0);

  // In the middle of a long sentence a word may be there by chance.
  function isMostOf(at, length) {
    var first = 0;
    var last = ends.filter(function (end) { return end >= at + length; })[0];
    ends.forEach(function (end) { if (end <= at) { first = end; } });
    return length >= 0.55 * (last - first);
  }

  words.forEach(function (word) {
    var length = word.sounds.length;
    if (length < 3 || (best && length < best.length)) { return; }
    var at = whole.indexOf(word.sounds);
    if (at < 0 && length >= 7 && Math.abs(whole.length - length) < 2 && nearest(word.sounds, whole, 1).edits < 2) { at = 0; }
    if (at < 0 || !isMostOf(at, length)) { return; }
    // One word may be told of twice, with other meanings.
    var also = best && best.sounds === word.sounds ? best.means : [];
    best = { said: word.said, sounds: word.sounds, means: also.concat(word.means), length: length, at: at };
  });
  if (!best) { return null; }
  // Words that lie outside of what was said stay as they are: a place, a year.
  var from = 0;
  best.beside = [];
  best.rest = [].concat.apply([], terms.map(function (term) {
    var heard = heardIn(term);
    var start = from;
    from += heard.text.length;
    var before = heard.places[Math.max(0, Math.min(best.at - start, heard.text.length))];
    var after = heard.places[Math.max(0, Math.min(best.at + best.length - start, heard.text.length))];
    if (from > best.at && start < best.at + best.length) { return [term.slice(0, before), term.slice(after)].filter(isWord); }
    best.beside.push(term);
    return [term];
  }));
  return best;
}
