// The search box: answers while one types, as a combobox with a list of links (ARIA Authoring Practices, "combobox with listbox popup").

var IN_BOX = 8;
var boxes = 0;

function attach() {
  document.head.appendChild(make("style", "", STYLE));
  document.querySelectorAll("[data-pr-search]").forEach(attachBox);
}

function attachBox(form) {
  var input = form.querySelector("[type=search]");
  var box = { form: form, input: input, agency: form.dataset.agency, chosen: -1, options: [], asked: 0, shown: 0 };
  var id = "pr-search-" + (boxes += 1);
  box.output = form.appendChild(make("div", "md-search__output pr-search__output"));
  box.note = box.output.appendChild(make("p", "md-search-result__meta pr-search__note"));
  box.list = box.output.appendChild(make("ol", "md-search-result__list"));
  box.status = form.appendChild(make("p", "pr-hidden"));
  box.output.classList.add("md-search-result");
  box.output.hidden = true;
  box.list.id = id;
  box.list.tabIndex = -1; // the arrows of the field scroll it
  box.list.setAttribute("role", "listbox");
  box.list.setAttribute("aria-label", "ผลการค้นหา");
  box.status.setAttribute("role", "status");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", id);
  input.setAttribute("aria-expanded", "false");
  form.action = linkTo(form, "search/");
  box.announce = debounced(700, function () { box.status.textContent = box.output.hidden ? "" : box.said; });

  var ask = debounced(90, function () { askForBox(box); });
  // A phone's keyboard composes a whole word before it ends: its letters are answered one by one as well.
  input.addEventListener("input", ask);
  input.addEventListener("compositionend", ask);
  input.addEventListener("keydown", function (event) { pressInBox(box, event); });
  // What was found last is shown again when one comes back to the box.
  input.addEventListener("focus", function () { if (box.options.length && box.query === input.value.trim()) { openBox(box); } });
  document.addEventListener("focusin", function (event) { if (!form.contains(event.target)) { closeBox(box); } });
  document.addEventListener("pointerdown", function (event) { if (!form.contains(event.target)) { closeBox(box); } });
  if (window.visualViewport) { window.visualViewport.addEventListener("resize", function () { fitBox(box); }); }
  if (document.activeElement === input) { askForBox(box); }
}

function askForBox(box) {
  var query = box.input.value.trim();
  var mine = box.asked += 1;
  box.query = query;
  if (isTooShort(query)) {
    box.shown = mine;
    fillBox(box, "", "", []);
    closeBox(box);
    return;
  }
  function isLatest() { return mine === box.asked; }
  // Who types on sees what is found for the beginning until there is something better; that it finds nothing tells nothing.
  function show(answer, elsewhere, isWhole) {
    if (mine < box.shown || !isLatest() && !answer.results.length) { return; }
    box.shown = mine;
    showInBox(box, answer, elsewhere);
    box.list.setAttribute("aria-busy", String(!isWhole || !isLatest()));
  }
  function options(agency) {
    return { agency: agency, filters: agency ? { agency: agency } : {}, count: IN_BOX, facets: false, onPart: function (answer) {
      if (answer.results.length) { show(answer, agency !== box.agency, false); }
    } };
  }
  box.list.setAttribute("aria-busy", "true");
  find(query, options(box.agency)).then(function (answer) {
    if (!isLatest() || answer.results.length || !box.agency) { return show(answer, false, true); }
    return find(query, options("")).then(function (all) { show(all, true, true); });
  }).catch(function () {
    if (isLatest()) { failInBox(box); }
  });
}

function showInBox(box, answer, elsewhere) {
  var notes = notesOf(answer, elsewhere).join(" · ");
  var isEmpty = !answer.results.length;
  var scope = isEmpty || !elsewhere ? box.agency : "";
  // What is the same as before stays as it is: a finger may be on it.
  var content = JSON.stringify([box.query, notes, scope, answer.results.map(function (result) { return result.address; })]);
  if (content !== box.content) {
    var links = answer.results.map(function (result) { return resultInBox(box.form, answer, result); });
    links.push(linkToAll(box, isEmpty ? "ดูคำแนะนำและช่องทางติดต่อ" : "ดูผลทั้งหมดของ " + named(box.query), scope));
    if (scope && !isEmpty) { links.push(linkToAll(box, "ค้นหาในทุกหน่วยงาน", "")); }
    fillBox(box, content, notes, links);
  }
  box.said = isEmpty ? notes : "พบ" + countOf(box.form, answer) + " รายการ ใช้ลูกศรขึ้นลงเพื่อเลือก";
  openBox(box);
  box.announce();
}

function notesOf(answer, elsewhere) {
  var notes = [];
  var isEmpty = !answer.results.length;
  if (elsewhere) { notes.push(isEmpty ? "ไม่พบทั้งในหน่วยงานนี้และหน่วยงานอื่น" : "ไม่พบในหน่วยงานนี้ รายการนี้มาจากทุกหน่วยงาน"); }
  if (answer.spelling) {
    var near = isEmpty ? " คำที่ใกล้เคียงคือ " : " แสดงผลของคำที่ใกล้เคียง ";
    notes.push("ไม่พบ " + named(answer.query) + near + named(answer.spelling));
  } else if (isEmpty && !elsewhere) {
    notes.push("ไม่พบ " + named(answer.query));
  }
  if (answer.because) { notes.push(becauseOf(answer.because)); }
  return notes;
}

function failInBox(box) {
  var link = make("a", "pr-search__all", "เลือกดูตามประเภทและตัวอักษร");
  link.href = linkTo(box.form, "search/");
  box.said = "ขณะนี้ค้นหาไม่ได้ เพราะเปิดดัชนีสำหรับค้นหาไม่สำเร็จ";
  fillBox(box, "", box.said, [link]);
  box.list.setAttribute("aria-busy", "false");
  openBox(box);
  box.announce();
}

// `content` names what is shown, so that the same is not shown anew.
function fillBox(box, content, note, links) {
  var chosen = box.chosen < 0 ? null : box.options[box.chosen].href;
  box.content = content;
  box.note.textContent = note;
  box.note.hidden = !note;
  box.list.textContent = "";
  box.options = [];
  links.forEach(function (link) { addOption(box, link); });
  // What was chosen stays chosen where it is still there.
  box.chosen = -1;
  choose(box, links.map(function (link) { return link.href; }).indexOf(chosen));
}

function resultInBox(form, answer, result) {
  var link = make("a", "md-search-result__link");
  link.href = linkTo(form, result.address);
  link.appendChild(putTitle(make("span", "pr-search__title"), result));
  if (result.passage.length) { link.appendChild(putParts(make("span", "pr-search__line"), beginningNear(result.passage))); }
  link.appendChild(make("span", "pr-search__facts", factsOf(form, result).join(" · ")));
  var reason = ownReason(answer, result);
  if (reason) { link.appendChild(make("span", "pr-search__facts", reason)); }
  return link;
}

// One line is short: it begins a few letters before the first match, and never with a vowel or tone mark that has lost its consonant.
function beginningNear(parts) {
  var first = parts[0];
  if (first.match || first.text.length <= 24 || !parts[1]) { return parts; }
  var tail = first.text.slice(-20);
  var space = tail.indexOf(" ");
  tail = space >= 0 && space < 14 ? tail.slice(space + 1) : tail.replace(/^[\u0e30-\u0e3a\u0e45-\u0e4e]+/, "");
  return [{ text: "…" + tail, match: false }].concat(parts.slice(1));
}

function linkToAll(box, words, agency) {
  var link = make("a", "pr-search__all", words);
  link.href = searchAddress(box.form, { q: box.query, agency: agency });
  return link;
}

function addOption(box, link) {
  var item = box.list.appendChild(make("li", "md-search-result__item"));
  item.setAttribute("role", "none");
  link.id = box.list.id + "-" + box.options.length;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.tabIndex = -1;
  box.options.push(item.appendChild(link));
}

function choose(box, index) {
  if (box.options[box.chosen]) { box.options[box.chosen].setAttribute("aria-selected", "false"); }
  box.chosen = index;
  var option = box.options[index];
  if (!option) {
    box.input.removeAttribute("aria-activedescendant");
    return;
  }
  option.setAttribute("aria-selected", "true");
  box.input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function openBox(box) {
  if (document.activeElement !== box.input) { return; }
  box.output.hidden = false;
  box.input.setAttribute("aria-expanded", "true");
  // Its place is known when the browser has laid it out, which is not hurried: somebody waits for the answer.
  requestAnimationFrame(function () { fitBox(box); });
}

function closeBox(box) {
  if (box.output.hidden) { return; }
  box.output.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
  box.status.textContent = "";
  choose(box, -1);
}

// A phone's keyboard covers the lower half of the window: the list ends above it, so that its last entry can be scrolled to.
function fitBox(box) {
  var view = window.visualViewport;
  if (box.output.hidden || !view || box.form.dataset.prSearch !== "header") { return; }
  var room = view.offsetTop + view.height - box.output.getBoundingClientRect().top;
  box.output.style.maxHeight = Math.max(room, 160) + "px";
}

function pressInBox(box, event) {
  var isOpen = !box.output.hidden;
  var last = box.options.length - 1;
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) { return; }
  if (event.key === "Escape" && isOpen) {
    closeBox(box);
  } else if (event.key === "Enter" && isOpen && box.chosen >= 0) {
    box.options[box.chosen].click();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && last >= 0) {
    openBox(box);
    // One step beyond either end leads back to the box itself.
    var next = event.key === "ArrowDown" ? box.chosen + 1 : box.chosen - 1;
    choose(box, next < -1 ? last : next > last ? -1 : next);
  } else if ((event.key === "Home" || event.key === "End") && isOpen && box.chosen >= 0) {
    choose(box, event.key === "Home" ? 0 : last);
  } else {
    return;
  }
  event.preventDefault();
}
