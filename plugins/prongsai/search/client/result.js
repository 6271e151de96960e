// What is shown of an entry: its title, the heading and the passage where the match stands, with the match marked.

var PASSAGE = 150;

// Text with the ranges [start, end) marked → [{text, match}].
function marked(text, ranges) {
  var parts = [];
  var at = 0;
  ranges.sort(function (one, other) { return one[0] - other[0]; }).forEach(function (range) {
    var start = Math.max(at, range[0]);
    if (range[1] <= start) { return; }
    if (start > at) { parts.push({ text: text.slice(at, start), match: false }); }
    parts.push({ text: text.slice(start, range[1]), match: true });
    at = range[1];
  });
  if (at < text.length) { parts.push({ text: text.slice(at), match: false }); }
  return parts;
}

// Every place of the query's words in one text, as ranges.
function rangesIn(text, query, hits) {
  var known = placesIn(text);
  var ranges = [];
  function add(at, length) {
    var first = known.places[at];
    var last = known.places[at + length - 1];
    if (first && last) { ranges.push(wholeLetters(text, first[0], last[1])); }
  }
  [{ run: query.whole }].concat(query.terms).forEach(function (term) {
    if (term.run.length < 2) { return; }
    for (var at = known.run.indexOf(term.run); at >= 0 && ranges.length < 20; at = known.run.indexOf(term.run, at + term.run.length)) {
      add(at, term.run.length);
    }
  });
  if (!ranges.length) { hits.forEach(function (hit) { if (hit.near) { add(hit.from, hit.length); } }); }
  return ranges;
}

// A mark begins and ends where a letter does: a vowel above or below stays with its consonant.
function wholeLetters(text, start, end) {
  while (end < text.length && /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/.test(text[end])) { end++; }
  while (start > 0 && /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/.test(text[start])) { start--; }
  return [start, end];
}

// The part of a long block around its first match.
function clipped(text, ranges) {
  if (text.length <= PASSAGE) { return marked(text, ranges); }
  var first = ranges.length ? ranges[0][0] : 0;
  var start = Math.max(0, Math.min(first - 40, text.length - PASSAGE));
  var space = start ? text.indexOf(" ", start) : 0;
  if (start && space >= 0 && space < first) { start = space + 1; }
  while (start && /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/.test(text[start])) { start--; }
  var end = Math.min(text.length, start + PASSAGE);
  while (end < text.length && /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/.test(text[end])) { end++; }
  var parts = marked(text.slice(start, end), ranges.map(function (range) {
    return [Math.max(0, range[0] - start), Math.min(end, range[1]) - start];
  }).filter(function (range) { return range[1] > 0; }));
  if (start) { parts.unshift({ text: "…", match: false }); }
  if (end < text.length) { parts.push({ text: "…", match: false }); }
  return parts;
}

function resultOf(judged, query, because) {
  var entry = judged.entry;
  var inBody = judged.hits.filter(function (hit) { return hit.where === "body"; })[0];
  var block = inBody ? entry.blockAt(inBody.at) : null;
  var part = block ? entry.parts[block.part] : ["", "", ""];
  var here = judged.hits.map(function (hit) { return { near: hit.near, from: block ? hit.at - block.at : 0, length: hit.length, where: hit.where }; });
  var shown = block && block.isHeading ? entry.blocks[entry.blocks.indexOf(block) + 1] : block;
  var text = shown && shown.part === (block ? block.part : 0) ? shown.text : block ? "" : firstText(entry);
  var inTitle = judged.hits.filter(function (hit) { return hit.where === "title"; }).map(function (hit) {
    return { near: hit.near, from: hit.at, length: hit.length };
  });
  return {
    address: entry.address + (part[0] && entry.address.indexOf("#") < 0 ? "#" + part[0] : ""),
    title: marked(entry.title, rangesIn(entry.title, query, inTitle)),
    heading: part[1] ? marked(part[1], rangesIn(part[1], query, block.isHeading ? here : [])) : null,
    kind: { value: entry.kind, label: KINDS[entry.kind] },
    agency: entry.agency ? { value: entry.agency, label: entry.agencyLabel } : null,
    year: entry.year,
    status: entry.status ? { value: entry.status, label: STATUSES[entry.status] } : null,
    owners: entry.owners,
    passage: clipped(text, rangesIn(text, query, block && !block.isHeading ? here.filter(function (hit) { return hit.where === "body"; }) : [])),
    because: because
  };
}

function firstText(entry) {
  var first = entry.blocks.filter(function (block) { return !block.isHeading && block.run.length > 12; })[0];
  return first ? first.text : "";
}

// The words of the page that stand where a query was mistyped: the spelling that exists.
function spellingOf(judged) {
  var hit = judged.hits.filter(function (one) { return one.near && (one.where === "body" || one.where === "title"); })[0];
  if (!hit || hit.pieces) { return null; }
  var entry = judged.entry;
  var block = hit.where === "title" ? { text: entry.title, at: 0 } : entry.blockAt(hit.at);
  var places = placesIn(block.text).places;
  var first = places[hit.at - block.at];
  var last = places[Math.min(places.length, hit.at - block.at + hit.length) - 1];
  if (!first || !last) { return null; }
  var range = wholeLetters(block.text, first[0], last[1]);
  return block.text.slice(range[0], range[1]).trim();
}
