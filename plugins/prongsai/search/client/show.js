// What the box and the page share: how a result is shown, and the words around results. Nothing typed or found is ever written as HTML.

var THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙";
var PARAMETERS = ["agency", "year", "kind", "status", "owner"];
var LONGEST_QUERY = 300;

// A number or a year with the digits that the site's readers see.
function inDigits(form, number) {
  var text = String(number).replace(/\B(?=(\d{3})+(?!\d))/g, number > 9999 ? "," : "");
  return form.dataset.numerals === "thai" ? text.replace(/\d/g, function (d) { return THAI_DIGITS[d]; }) : text;
}

function make(name, className, text) {
  var element = document.createElement(name);
  if (className) { element.className = className; }
  if (text) { element.textContent = text; }
  return element;
}

// Text whose matching parts are marked.
function putParts(element, parts) {
  parts.forEach(function (part) {
    element.appendChild(part.match ? make("mark", "", part.text) : document.createTextNode(part.text));
  });
  return element;
}

function putTitle(element, result) {
  putParts(element, result.title);
  if (result.heading) {
    element.appendChild(document.createTextNode(" › "));
    putParts(element, result.heading);
  }
  return element;
}

// What kind of page it is, whose, and of which year; the agency is left out on a site of one.
function factsOf(form, result) {
  var facts = [result.kind.label];
  if (result.agency) { facts.push(result.agency.label); }
  if (result.year) { facts.push("ปี " + inDigits(form, result.year)); }
  return facts;
}

// A query as it can be named in a sentence.
function named(query) {
  var letters = Array.from(query.replace(/\s+/g, " ").trim());
  return "“" + (letters.length > 60 ? letters.slice(0, 59).join("") + "…" : letters.join("")) + "”";
}

function becauseOf(because) {
  return "พบจากคำว่า " + named(because.means) + " ซึ่งตรงกับคำที่พิมพ์ " + named(because.said);
}

// What is said of the whole answer is not said again of each result.
function ownReason(answer, result) {
  var isSaid = answer.because && result.because && answer.because.means === result.because.means;
  return result.because && !isSaid ? becauseOf(result.because) : "";
}

function isTooShort(query) {
  return Array.from(query.trim()).length < 2;
}

function countOf(form, answer) {
  return (answer.approximate ? "ประมาณ " : " ") + inDigits(form, answer.total);
}

// An address of the site as a link; in a folder on one's own disk no host adds the file's name.
function linkTo(form, address) {
  var link = form.dataset.root + address;
  return location.protocol === "file:" ? link.replace(/\/(?=[?#]|$)/, "/index.html") : link;
}

// The search page's address with these parameters; empty ones are left out.
function searchAddress(form, parameters) {
  var query = new URLSearchParams();
  ["q"].concat(PARAMETERS, ["n"]).forEach(function (name) {
    if (parameters[name]) { query.set(name, parameters[name]); }
  });
  return linkTo(form, "search/" + (query.toString() ? "?" + query.toString() : ""));
}

// Calls once, when nothing more has come for a while.
function debounced(wait, call) {
  var timer = 0;
  return function () {
    clearTimeout(timer);
    timer = setTimeout(call, wait);
  };
}
