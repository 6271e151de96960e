// The facets of the search page: links that narrow what was found, and take themselves off again.

var FACET_TITLES = { agency: "หน่วยงาน", year: "ปีงบประมาณ", kind: "ประเภท", status: "สถานะ", owner: "ผู้รับผิดชอบ" };
var VALUES_SHOWN = 8;

function showFacets(page, asked, facets) {
  var columns = page.narrow.lastElementChild;
  columns.textContent = "";
  PARAMETERS.forEach(function (name) {
    var values = facets[name] || [];
    values.forEach(function (one) { page.labels[name + "=" + one.value] = one.label; });
    // A choice of one is none, unless it is what was chosen.
    if (values.length > 1 || values.length === 1 && asked[name]) { columns.appendChild(facetOf(page, asked, name, values)); }
  });
  page.narrow.hidden = !columns.firstChild;
}

function facetOf(page, asked, name, values) {
  var group = make("div", "pr-facet");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", FACET_TITLES[name]);
  group.appendChild(make("p", "pr-facet__title", FACET_TITLES[name]));
  var list = group.appendChild(make("ul"));
  values.forEach(function (one, index) {
    var item = list.appendChild(make("li"));
    var isOn = asked[name] === String(one.value);
    var link = item.appendChild(make("a", "", valueTitle(page, name, one.value) + " "));
    link.appendChild(make("span", "pr-count", inDigits(page.form, one.count)));
    link.dataset.step = name + "=" + one.value;
    link.href = addressOf(page, changeOf(name, isOn ? "" : one.value));
    if (isOn) { link.setAttribute("aria-current", "true"); }
    item.hidden = index >= VALUES_SHOWN && !isOn;
  });
  var hidden = list.querySelectorAll("li[hidden]");
  if (hidden.length) { group.appendChild(showRest(page, hidden)); }
  return group;
}

function showRest(page, items) {
  var button = make("button", "pr-facet__rest", "แสดงอีก " + inDigits(page.form, items.length) + " รายการ");
  button.type = "button";
  button.addEventListener("click", function () {
    Array.prototype.forEach.call(items, function (item) { item.hidden = false; });
    items[0].firstChild.focus();
    button.remove();
  });
  return button;
}

// The filters in use, each with the way to take it off: on a phone the facets are folded.
function showChosen(page, asked) {
  page.chosen.textContent = "";
  PARAMETERS.forEach(function (name) {
    if (!asked[name]) { return; }
    var label = valueTitle(page, name, asked[name]);
    var link = page.chosen.appendChild(make("a", "", label + " ✕"));
    link.setAttribute("aria-label", "เอาตัวกรอง " + label + " ออก");
    link.dataset.step = name + "=" + asked[name];
    link.href = addressOf(page, changeOf(name, ""));
  });
  page.chosen.hidden = !page.chosen.firstChild;
}

// What a value is called: as an answer told it, else as the page itself says it.
function valueTitle(page, name, value) {
  if (name === "year") { return "ปี " + inDigits(page.form, value); }
  if (page.labels[name + "=" + value]) { return page.labels[name + "=" + value]; }
  if (name === "agency") { return "หน่วยงานที่เลือก"; }
  var said = { kind: document.getElementById("kind-" + value), status: statusOf(page, value) }[name];
  return said ? said.firstChild.textContent.trim() || said.textContent : value;
}

function changeOf(name, value) {
  var change = { n: 0 };
  change[name] = value;
  return change;
}
