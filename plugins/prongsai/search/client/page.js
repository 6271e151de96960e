// The search page: what is asked stands in its address, so that it can be linked, kept, and come back to.

var ON_PAGE = 10;
var MOST_ON_PAGE = 200;
var STEPS = "[data-pr-chosen] a, [data-pr-narrow] a, [data-pr-more] a, [data-pr-note] a";

function attach() {
  attachPage(document.querySelector("[data-pr-search=page]"));
}

function attachPage(form) {
  var found = document.querySelector("[data-pr-found]");
  function part(name) { return found.querySelector("[data-pr-" + name + "]"); }
  var page = {
    form: form, input: form.querySelector("[type=search]"), found: found, list: document.getElementById("search-results"),
    count: part("count"), note: part("note"), chosen: part("chosen"), narrow: part("narrow"), more: part("more"), nothing: part("nothing"),
    failed: part("failed"), instead: part("instead"), statuses: part("statuses"), index: document.querySelector("[data-pr-index]"),
    title: document.title, isNarrow: !matchMedia("(min-width: 60em)").matches,
    // How often it was asked, whether the query is being typed, what is shown and what of it stays, and what values are called.
    asked: 0, isTyping: false, shown: [], kept: [], labels: {}
  };
  page.narrow.open = !page.isNarrow;
  page.count.tabIndex = -1;
  var type = debounced(150, function () { typeOnPage(page); });
  page.input.addEventListener("input", type);
  page.input.addEventListener("compositionend", type);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var isThere = page.input.value === readAddress().q;
    go(page, addressOf(page, isThere ? {} : { q: page.input.value, n: 0 }), isThere ? "replaceState" : "pushState", null);
  });
  found.addEventListener("click", function (event) { clickOnPage(page, event); });
  addEventListener("popstate", function () {
    page.isTyping = false;
    askForPage(page, returnToPlace);
  });
  // What was typed before this script came counts for more than what the address says.
  var typed = page.input.value;
  var there = readAddress().q;
  var isNewer = typed && typed !== there && (!there || document.activeElement === page.input);
  if (isNewer) { typeOnPage(page); } else { askForPage(page, returnToPlace); }
}

// What the address asks for: the query, the filters, and how many results.
function readAddress() {
  var query = new URLSearchParams(location.search);
  var asked = {
    q: Array.from(query.get("q") || "").slice(0, LONGEST_QUERY).join(""),
    n: Math.min(parseInt(query.get("n"), 10) || 0, MOST_ON_PAGE)
  };
  PARAMETERS.forEach(function (name) { asked[name] = query.get(name) || ""; });
  return asked;
}

// The address of this page with other parameters in the place of its own.
function addressOf(page, changes) {
  return searchAddress(page.form, Object.assign(readAddress(), changes));
}

// Pages opened from a folder may not change their address: there a step is the way to another page.
function go(page, address, how, done) {
  page.isTyping = false;
  try {
    history[how](null, "", address);
  } catch (error) {
    location.href = address;
    return;
  }
  askForPage(page, done);
}

function typeOnPage(page) {
  var there = readAddress().q;
  if (page.input.value === there) { return; }
  try {
    // Back leads to the query before, not to each of its letters.
    history[there && !page.isTyping ? "pushState" : "replaceState"](null, "", addressOf(page, { q: page.input.value, n: 0 }));
    page.isTyping = true;
  } catch (error) {
    // From a folder the answers come all the same; only the address stays behind until the form is sent.
    page.typed = page.input.value;
  }
  askForPage(page, null);
}

function clickOnPage(page, event) {
  var link = event.target.closest("a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
  remember(page, link);
  if (!link.matches(STEPS)) { return; }
  event.preventDefault();
  if (page.more.contains(link)) {
    page.kept = page.shown;
    go(page, link.href, "replaceState", goOn);
  } else {
    go(page, link.href, "pushState", function () { keepFocus(page, link.dataset.step); });
  }
}

// Where one was on this page, for the way back to it.
function remember(page, link) {
  try {
    history.replaceState({ top: pageYOffset, link: page.list.contains(link) ? link.href : "" }, "");
  } catch (error) {
    // Without it Back leads to the start of the results.
  }
}

function returnToPlace(page) {
  var place = history.state;
  if (!place || typeof place.top !== "number") { return; }
  var link = linksOf(page).filter(function (one) { return one.href === place.link; })[0];
  if (link) { link.focus({ preventScroll: true }); }
  scrollTo(0, place.top);
}

// After "show more" the keyboard is at the first result that is new, and the page does not move.
function goOn(page) {
  var link = linksOf(page)[page.kept.length];
  if (link) { link.focus({ preventScroll: true }); }
}

// What is shown stays where it is, though among more results it might stand elsewhere; what is new comes after it.
function inPlace(kept, results) {
  var known = {};
  kept.forEach(function (result) { known[result.address] = true; });
  return kept.concat(results.filter(function (result) { return !known[result.address]; })).slice(0, Math.max(kept.length, results.length));
}

// A filter that was put on keeps the focus; where it is gone, the count has it.
function keepFocus(page, step) {
  var same = Array.prototype.filter.call(page.narrow.querySelectorAll("a"), function (link) { return link.dataset.step === step; })[0];
  if (page.isNarrow) { page.narrow.open = false; }
  if (same && !page.isNarrow) { same.focus(); } else { page.count.focus(); }
}

function linksOf(page) {
  return Array.prototype.slice.call(page.list.querySelectorAll("a"));
}

function askForPage(page, done) {
  var asked = readAddress();
  var kept = done === goOn ? page.kept : [];
  var mine = page.asked += 1;
  var filters = {};
  if (page.typed !== undefined) { asked.q = page.typed; }
  PARAMETERS.forEach(function (name) { if (asked[name]) { filters[name] = asked[name]; } });
  // A field in which somebody is typing is left alone.
  if (page.input.value.trim() !== asked.q.trim()) { page.input.value = asked.q; }
  document.title = asked.q.trim() ? named(asked.q) + " · " + page.title : page.title;
  if (isTooShort(asked.q)) { return showNothingAsked(page, asked.q.trim()); }
  page.found.hidden = false;
  page.list.setAttribute("aria-busy", "true");
  if (!page.list.firstChild) { page.count.textContent = "กำลังค้นหา…"; }
  function isStale() { return mine !== page.asked; }
  function show(answer, elsewhere, isWhole) {
    page.shown = inPlace(kept, answer.results);
    showAnswer(page, asked, Object.assign({}, answer, { results: page.shown }), elsewhere, isWhole);
  }
  function options(chosen) {
    return { agency: "", filters: chosen, count: Math.max(asked.n, ON_PAGE), facets: true, onPart: function (answer) {
      // What is there already is not taken away for the beginning of an answer.
      if (!isStale() && answer.results.length > page.list.children.length) { show(answer, chosen !== filters, false); }
    } };
  }
  find(asked.q, options(filters)).then(function (answer) {
    if (isStale() || answer.total || !filters.agency) { return isStale() ? null : show(answer, false, true); }
    return find(asked.q, options(Object.assign({}, filters, { agency: "" }))).then(function (all) {
      if (!isStale()) { show(all, all.total > 0, true); }
    });
  }).then(function () {
    if (!isStale() && done) { done(page); }
  }).catch(function () {
    if (!isStale()) { showFailure(page); }
  });
}

function showNothingAsked(page, letter) {
  showState(page, { found: letter !== "", index: true });
  page.count.textContent = letter ? "พิมพ์อย่างน้อย " + inDigits(page.form, 2) + " ตัวอักษร" : "";
}

function showFailure(page) {
  showState(page, { found: true, failed: true, instead: true, index: true });
  page.count.textContent = "";
}

// Shows of the parts of the page only these, and no results where none are among them.
function showState(page, parts) {
  if (!parts.results) { fillList(page, "", []); }
  page.list.setAttribute("aria-busy", "false");
  ["found", "note", "chosen", "narrow", "more", "nothing", "failed", "instead", "index"].forEach(function (name) {
    page[name].hidden = !parts[name];
  });
}

function showAnswer(page, asked, answer, elsewhere, isWhole) {
  var isEmpty = !answer.results.length;
  if (isEmpty && !isWhole) { return; }
  showState(page, { found: true, results: !isEmpty, nothing: isEmpty, instead: isEmpty, index: isEmpty });
  page.list.setAttribute("aria-busy", String(!isWhole));
  page.count.textContent = !isWhole ? "กำลังค้นหา…" : isEmpty ? "ไม่พบ " + named(asked.q)
    : "พบ" + countOf(page.form, answer) + " รายการ สำหรับ " + named(answer.spelling || asked.q);
  fillList(page, asked.q, answer.results.map(function (result) { return resultOnPage(page, answer, result); }));
  showNote(page, asked, answer, elsewhere);
  showFacets(page, asked, answer.facets || {});
  showChosen(page, asked);
  showMore(page, answer);
}

// What is the same as before stays as it is: a finger may be on it.
function fillList(page, query, items) {
  var content = query + items.map(function (item) { return item.textContent; }).join();
  if (content === page.content) { return; }
  page.content = content;
  page.list.textContent = "";
  items.forEach(function (item) { page.list.appendChild(item); });
}

function resultOnPage(page, answer, result) {
  var item = make("li");
  var link = item.appendChild(putTitle(make("a", "pr-results__title"), result));
  link.href = linkTo(page.form, result.address);
  var facts = item.appendChild(make("div", "pr-results__facts"));
  factsOf(page.form, result).forEach(function (fact) { facts.appendChild(make("span", "", fact)); });
  var status = result.status && statusOf(page, result.status.value);
  if (status) { facts.appendChild(status.cloneNode(true)); }
  if (result.passage.length) { item.appendChild(putParts(make("p"), result.passage)); }
  var reason = ownReason(answer, result);
  if (reason) { item.appendChild(make("p", "pr-results__because", reason)); }
  return item;
}

// A status as word and shape, drawn by the page's own template.
function statusOf(page, value) {
  return Array.prototype.filter.call(page.statuses.content.children, function (one) {
    return one.classList.contains("pr-status--" + value) || one.classList.contains("pr-verdict--" + value);
  })[0];
}

function showNote(page, asked, answer, elsewhere) {
  var note = page.note;
  note.textContent = "";
  function say(text) { note.appendChild(document.createTextNode((note.firstChild ? " · " : "") + text)); }
  function lead(text, address) {
    note.appendChild(make("a", "", text)).href = address;
  }
  if (elsewhere) { say("ไม่พบในหน่วยงานที่เลือก จึงแสดงผลจากทุกหน่วยงาน"); }
  if (answer.spelling) {
    say("ไม่พบ " + named(asked.q) + (answer.results.length ? " จึงแสดงผลของคำที่ใกล้เคียง " : " คุณหมายถึง "));
    lead(named(answer.spelling), addressOf(page, { q: answer.spelling, n: 0 }));
  }
  if (answer.because) { say(becauseOf(answer.because)); }
  if (!answer.results.length && PARAMETERS.some(function (name) { return asked[name]; })) {
    say("ผลการค้นหาถูกจำกัดด้วยตัวกรอง ");
    lead("ค้นหาโดยไม่ใช้ตัวกรอง", searchAddress(page.form, { q: asked.q }));
  }
  note.hidden = !note.firstChild;
}

function showMore(page, answer) {
  var shown = answer.results.length;
  var left = Math.min(answer.total, MOST_ON_PAGE) - shown;
  page.more.hidden = left <= 0;
  page.more.firstChild.textContent = "แสดงเพิ่มอีก " + inDigits(page.form, Math.min(left, ON_PAGE)) + " รายการ";
  page.more.firstChild.href = addressOf(page, { n: shown + ON_PAGE });
}
