// Wakes the search when somebody needs it: nothing is fetched before a box has the focus or the page is asked a question.

var awake = null;
var search = window.prongsaiSearch = { take: take, fold: roughly };

function setUp(form) {
  var numbers = form.getAttribute("data-cut").split("/");
  root = form.getAttribute("data-root");
  cut.buckets = +numbers[0];
  cut.together = +numbers[1];
}

// Text nearly as the search itself folds it: enough to guess which files it will want, and for lists that are narrowed while typing.
function roughly(text) {
  return text.normalize("NFC").toLowerCase()
    .replace(/\u0e4d/g, "").replace(/เเ/g, "แ")
    .replace(/[๐-๙]/g, function (digit) { return digit.charCodeAt(0) - 0xe50; })
    .replace(/(อบ[ตจ]|ท[ตมน])\./g, function (_, short) { return SCRIPT.short[short]; })
    .replace(/(^|[^0-9a-z])0(?=\d\d(?![0-9a-z]))/g, "$1o")
    .replace(/[^0-9a-zก-๎]+/g, " ").trim();
}

// The files that tell where to look come at the same time as the script that reads them.
function fetchAhead(form) {
  var terms = roughly(form.elements.q.value.slice(0, LONGEST)).split(" ").filter(Boolean);
  var agency = form.getAttribute("data-agency");
  if (!cut.buckets || !terms.length) { return; }
  expect(windowsOfPhrase(terms).concat(yearGrams(terms), agency ? agencyGram(agency) : []));
}

function wake(form) {
  if (awake) { return; }
  if (!cut.buckets) { load("text/0").catch(function () {}); }
  awake = search.awake = addScript(root + form.getAttribute("data-script"));
  awake.then(function () { search.attach(); }, function () {
    // Without its script the box is still a form that leads to the search page, and that to the index by kind.
    awake = null;
  });
}

function begin() {
  document.querySelectorAll("[data-pr-search]").forEach(function (form) {
    function ask() {
      wake(form);
      fetchAhead(form);
    }

    setUp(form);
    form.addEventListener("focusin", ask);
    form.addEventListener("input", ask);
    var asked = form.getAttribute("data-pr-search") === "page" && new URLSearchParams(location.search).get("q");
    if (asked) { form.elements.q.value = form.elements.q.value || asked; }
    if (asked || document.activeElement === form.elements.q) { ask(); }
  });
}
