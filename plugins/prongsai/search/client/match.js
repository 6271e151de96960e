// How well an entry answers: each word where it stands best, exactly, by its sound, with a mistake, or in pieces.

// The least edits with which `pattern` (at most 31 sounds) stands somewhere in `text`, and where that ends. Myers (1999), by bits.
function nearest(pattern, text, most) {
  var length = Math.min(pattern.length, 31);
  var masks = {};
  for (var at = 0; at < length; at++) { masks[pattern[at]] = (masks[pattern[at]] || 0) | (1 << at); }
  var up = length === 31 ? 0x7fffffff : (1 << length) - 1;
  var down = 0;
  var top = 1 << (length - 1);
  var score = length;
  var best = { edits: most + 1, end: -1 };
  for (var place = 0; place < text.length; place++) {
    var equal = masks[text[place]] || 0;
    var vertical = equal | down;
    var diagonal = (((equal & up) + up) ^ up) | equal;
    var plus = down | ~(diagonal | up);
    var minus = up & diagonal;
    if (plus & top) { score++; } else if (minus & top) { score--; }
    plus = plus << 1;
    minus = minus << 1;
    up = minus | ~(vertical | plus);
    down = plus & vertical;
    if (score < best.edits) { best = { edits: score, end: place + 1 }; }
  }
  return best;
}

function editsAllowed(sounds) { return sounds.length < 4 ? 0 : sounds.length < 8 ? 1 : sounds.length < 16 ? 2 : 3; }

// Two letters that changed places count as one mistake: the place of the word with any two of its neighbours put right, or -1.
function swappedIn(text, sounds) {
  for (var at = 0; at + 1 < sounds.length; at++) {
    var place = text.indexOf(sounds.slice(0, at) + sounds[at + 1] + sounds[at] + sounds.slice(at + 2));
    if (place >= 0) { return place; }
  }
  return -1;
}

// How much of a word written without its spaces stands in the entry, piece by piece: the share, and the pieces.
function inPieces(sounds, text) {
  var pieces = [];
  var covered = 0;
  var at = 0;
  while (at + 3 <= sounds.length) {
    var length = 3;
    if (text.indexOf(sounds.substr(at, length)) < 0) { at++; continue; }
    while (at + length < sounds.length && text.indexOf(sounds.substr(at, length + 1)) >= 0) { length++; }
    pieces.push(sounds.substr(at, length));
    covered += length;
    at += length;
  }
  return { share: covered / sounds.length, pieces: pieces };
}

var IN_TITLE = 1;
var IN_HEADING = 0.85;
var IN_BODY = 0.7;
var IN_FACTS = 0.65;
var INSIDE_NUMBER = 0.5;

// Where a word stands; a number or a code counts less inside a longer one. {at, factor}, or null.
function placeOf(text, term) {
  var at = text.indexOf(term);
  if (at < 0) { return null; }
  if (!/^[a-z]?[0-9]+$/.test(term)) { return { at: at, factor: 1 }; }
  var before = /^[0-9]/.test(term) ? /[0-9]/ : /[0-9a-z]/;
  for (var place = at; place >= 0; place = text.indexOf(term, place + 1)) {
    if (!before.test(text[place - 1] || "") && !/[0-9]/.test(text[place + term.length] || "")) { return { at: place, factor: 1 }; }
  }
  return { at: at, factor: INSIDE_NUMBER };
}

// {score, where, at, length}: the best place of one exact word; null when it stands nowhere.
function exactly(entry, term) {
  var best = null;
  function consider(text, worth, where, from) {
    var found = placeOf(text, term);
    if (found && (!best || worth * found.factor > best.score)) {
      best = { score: worth * found.factor, where: where, at: from + found.at, length: where === "facts" ? 0 : term.length, edits: 0 };
    }
  }
  // What runs over from one block into the next was hardly meant together.
  function considerBody() {
    var crossing = null;
    for (var at = entry.body.indexOf(term), tries = 0; at >= 0 && tries < 30; at = entry.body.indexOf(term, at + 1), tries++) {
      var block = entry.blockAt(at);
      if (at + term.length <= block.at + block.run.length) { return consider(block.run, block.isHeading ? IN_HEADING : IN_BODY, "body", block.at); }
      crossing = crossing || { score: 0.8 * IN_BODY, where: "body", at: at, length: term.length, edits: 0.3, near: true, crosses: true };
    }
    best = best || crossing;
  }

  consider(entry.titleRun, IN_TITLE, "title", 0);
  if (best && best.score === IN_TITLE) { return best; }
  if (entry.body.indexOf(term) >= 0) {
    entry.headings.forEach(function (heading) { consider(heading.run, IN_HEADING, "body", heading.at); });
    considerBody();
  }
  if (!best) { consider(entry.facts, IN_FACTS, "facts", 0); }
  return best;
}

// A place in `title \n body \n facts` → where it is; the field counts little beside how near the words are.
function placed(entry, from, to, score, edits) {
  var title = entry.titleRun.length + 1;
  var body = title + entry.body.length + 1;
  var where = from < title ? "title" : from < body ? "body" : "facts";
  var start = where === "title" ? 0 : where === "body" ? title : from;
  var end = where === "title" ? title - 1 : where === "body" ? body - 1 : from;
  if (where === "body" && to - 1 > from) {
    var block = entry.blockAt(from - title);
    if (to - title > block.at + block.run.length) { edits += 0.6; score -= 0.06; }
  }
  return {
    score: score * { title: 1, body: 0.92, facts: 0.8 }[where], where: where, at: from - start, length: Math.max(0, Math.min(to, end) - from),
    near: true, edits: edits
  };
}

// One word in one entry; `forgiving` also where it is mistyped or holds several words.
function matchTerm(entry, term, forgiving) {
  var exact = exactly(entry, term.run);
  if (exact || term.sounds.length < 3) { return exact; }
  var heard = entry.sounds();
  var at = heard.text.indexOf(term.sounds);
  if (at >= 0) { return placed(entry, heard.places[at], heard.places[at + term.sounds.length], 0.75, 0.5); }
  return forgiving ? nearly(entry, term.sounds, heard) : null;
}

function turned(text) { return text.split("").reverse().join(""); }

function nearly(entry, sounds, heard) {
  var mistyped = mistypedIn(entry, sounds, heard);
  var pieces = sounds.length < 6 ? null : piecedTogether(entry, sounds, heard);
  return pieces && (!mistyped || pieces.edits < mistyped.edits) ? pieces : mistyped;
}

function mistypedIn(entry, sounds, heard) {
  var allowed = editsAllowed(sounds);
  var length = sounds.length;
  var swapped = allowed ? swappedIn(heard.text, sounds) : -1;
  if (swapped >= 0) { return placed(entry, heard.places[swapped], heard.places[swapped + length], 0.6, 1); }
  var found = allowed ? nearest(sounds, heard.text, allowed) : null;
  if (!found || found.edits > allowed) { return null; }
  // Where the match begins is looked for backwards: the same search on both turned round.
  var start = Math.max(0, found.end - length - allowed);
  var back = nearest(turned(sounds.slice(0, 31)), turned(heard.text.slice(start, found.end)), allowed);
  start = back.end > 0 ? found.end - back.end : start;
  return placed(entry, heard.places[start], heard.places[found.end], 0.7 - 0.1 * found.edits, found.edits);
}

// A name out of what is known of the entry, at the beginning or the end, and the rest wherever it stands.
function placeAndTopic(sounds, text) {
  var facts = text.slice(text.lastIndexOf("\n"));
  for (var length = sounds.length - 2; length > 3; length--) {
    var halves = [[sounds.slice(0, length), sounds.slice(length)], [sounds.slice(-length), sounds.slice(0, -length)]];
    for (var which = 0; which < 2; which++) {
      if (facts.indexOf(halves[which][0]) >= 0 && text.indexOf(halves[which][1]) >= 0) { return { share: 1, pieces: halves[which] }; }
    }
  }
  return null;
}

// Several words that were written as one, each where it stands; a place and what is looked for there are likelier than others.
function piecedTogether(entry, sounds, heard) {
  var parted = placeAndTopic(sounds, heard.text) || inPieces(sounds, heard.text);
  if (parted.pieces.length < 2 || parted.share < 0.8 || parted.pieces.length > 4) { return null; }
  var longest = parted.pieces.reduce(function (one, other) { return other.length > one.length ? other : one; });
  var facts = heard.text.slice(heard.text.lastIndexOf("\n"));
  var hasPlace = parted.pieces.some(function (piece) { return piece.length > 3 && facts.indexOf(piece) >= 0; });
  var at = heard.text.indexOf(longest);
  var missing = Math.round((1 - parted.share) * sounds.length);
  var edits = (hasPlace ? 0.8 : 1.4) + missing + 0.5 * (parted.pieces.length - 2);
  return Object.assign(placed(entry, heard.places[at], heard.places[at + longest.length], 0.6 - 0.05 * edits, edits), { pieces: parted.pieces });
}
