// What was found → what is told: the results in order, how many there are, and what one can narrow by.

function answerOf(query, options, found, acts) {
  var all = found.judged.filter(function (one) { return one.all; });
  var exact = all.filter(function (one) { return one.exact; });
  var kept = exact.length ? exact.concat(all.filter(isPlaced)) : all.length ? fewestEdits(all) : found.judged;
  var filters = filtersOf(options);
  var ordered = inOrder(kept.filter(function (one) { return matches(one.entry, filters); }), acts);
  // Of what was not read as many will answer as did of what was.
  var more = exact.length && found.seen.size ? Math.round(found.left * exact.length / found.seen.size) : 0;
  var first = ordered[0];
  // What is proposed and not read is counted as it is proposed; else the counts are of what is told.
  found.everything = more ? null : kept;
  return {
    query: query,
    results: ordered.slice(0, options.count || 10).map(function (one) { return resultOf(one, one.reading.query, one.reading.because); }),
    total: ordered.length + more,
    approximate: more > 0,
    complete: true,
    facets: null,
    spelling: first && !exact.length ? spellingOf(first) : null,
    because: first ? first.reading.because : null
  };
}

// Of mistyped words the nearest count: what has one mistake more is something else.
function fewestEdits(judged) {
  var least = Math.min.apply(null, judged.map(function (one) { return one.edits; }));
  return judged.filter(function (one) { return one.edits <= least || (isPieced(one) && one.edits <= least + 1); });
}

// Several words written as one, one of them the name of the place: nearly as good as exact.
function isPlaced(judged) { return judged.edits > 0 && judged.edits < 1 && isPieced(judged); }

function isPieced(judged) { return judged.hits.some(function (hit) { return hit.pieces; }); }

function withFacets(answer, found, options) {
  if (!options.facets || !found.judged.length) { return Promise.resolve(answer); }
  var filters = filtersOf(options);
  var isCut = cut.buckets && FACETS.some(function (facet) { return filters[facet]; });
  var counts = isCut ? countedBeyond(filters, found) :
    found.everything ? Promise.resolve(countedInTexts(filters, found.everything)) : countedInColumns(filters, found.numbers);
  return counts.then(function (facets) { return Object.assign(answer, { facets: facets }); });
}

// What lies outside of the filters was not read: it is counted as it is proposed, and what was read as it is.
function countedBeyond(filters, found) {
  var readings = Array.from(new Set(found.judged.filter(isWhole).map(function (one) { return one.reading; })));
  return Promise.all(readings.map(function (reading) { return proposeAll(reading.terms); })).then(inTurns).then(function (proposal) {
    return countedInColumns(filters, merged([proposal.numbers, found.numbers]));
  }).then(function (facets) {
    var read = found.everything && countedInTexts(filters, found.everything);
    FACETS.forEach(function (facet) {
      if (!read) { return; }
      facets[facet] = filters[facet] ? facets[facet].map(function (one) {
        return read[facet].filter(function (own) { return own.value === one.value; })[0] || one;
      }) : read[facet];
    });
    return facets;
  });
}

function countedInTexts(filters, judged) {
  return counted(filters, function (each) {
    judged.forEach(function (one) {
      each(function (facet) { return ofEntry(one.entry, facet); }, function (facet, value) { return labelOf(one.entry, facet, value); });
    });
  });
}

function countedInColumns(filters, numbers) {
  return columnsOf(numbers).then(function (columns) {
    return counted(filters, function (each) {
      numbers.forEach(function (number) {
        var column = columns[Math.floor(number / COLUMN)];
        if (!column) { return; }
        each(function (facet) { return column.values(facet, number % COLUMN); }, function (facet, value) { return column.label(facet, value); });
      });
    });
  });
}
