// How text is compared: what thai/text.py and search/folding.py do, from the same tables; tests/vectors/folding.json holds the sides together.

var TONES = /[\u0e48-\u0e4b]/g;
var NOT_TONES = /[^\u0e48-\u0e4b]/g;
var AM_RUN = /[\u0e33\u0e48-\u0e4b]+/g;
var VOWEL_RUN = /[\u0e31\u0e34-\u0e3a\u0e48-\u0e4b]+/g;
var INVISIBLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]/g;
var SPACES = /[ \t\r\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u3000]+/g;
var ENDS = /^[ \n\u1680\u205f]+|[ \n\u1680\u205f]+$/g;
var ASTRAL = /[\ud800-\udfff]+/g;
var DROPPED = new RegExp("[" + TABLES.dropped + "]+", "g");
var RULES = rulesOf(TABLES);

// What is read as what: `_rules` of search/folding.py, in its order and with its context.
function rulesOf(tables) {
  var rules = [];
  var letter = "[^" + tables.dropped + "]";
  var full = {};

  function pairs(text, each) {
    text.split("|").forEach(function (pair) { each.apply(null, pair.split("=")); });
  }

  function add(needle, pattern, full, notAfter) {
    rules.push({ needle: needle, pattern: new RegExp(pattern, "g"), full: full, notAfter: notAfter && new RegExp("(" + notAfter + ")$") });
  }

  pairs(tables.months, function (short, month) {
    var end = "(?:\\.(?![\u0e01-\u0e2e]\\.|[" + tables.signs + "])|(?!\\.|" + letter + "))";
    add(short.slice(0, short.indexOf(".") + 1), short.slice(0, -1).replace(".", "\\. ?") + end, month);
  });
  pairs(tables.dotted, function (short, long) {
    full[short] = long;
    add(short.slice(-1) + ".", short.split("").join("\\.?") + "\\.(?![" + tables.signs + "])", long, long[0] === "เ" && "เ");
  });
  add("พ.สต", "รพ\\.สต(?![" + tables.signs + "])", full["รพสต"]);
  pairs(tables.starts, function (short) { add(short, short + "(?![" + tables.signs + "])", full[short], letter); });
  pairs(tables.runs, function (short) { add(short, short + "(?!" + letter + ")", full[short], letter); });
  pairs(tables.names, function (short, long) {
    add(short + ".", short + "\\. ?(?=[\u0e01-\u0e2e\u0e40-\u0e44]" + letter + ")", long, letter);
  });
  add("0", "0(?=[0-9][0-9](?![a-z]|\\)? ?[.\\-\u2013]? ?[0-9]))", "o", "[0-9a-z]|[0-9][" + tables.dropped + "]");
  return rules;
}

function normalise(text) {
  text = text.replace(INVISIBLE, "").normalize("NFC");
  text = text.replace(VOWEL_RUN, function (run) {
    return /[\u0e48-\u0e4b][\u0e31\u0e34-\u0e3a]/.test(run) ? run.replace(TONES, "") + run.replace(NOT_TONES, "") : run;
  });
  text = text.replace(/\u0e4d([\u0e48-\u0e4b]*)\u0e32/g, "$1\u0e33");
  text = text.replace(AM_RUN, function (run) {
    return /\u0e33[\u0e48-\u0e4b]/.test(run) ? run.replace(NOT_TONES, "") + run.replace(TONES, "") : run;
  });
  text = text.replace(/\u0e40\u0e40/g, "\u0e41");
  return text.split("\n").map(function (line) { return line.replace(SPACES, " ").replace(ENDS, ""); })
    .join("\n").replace(ENDS, "").normalize("NFC");
}

// `text`, already normalised, with Arabic digits, small letters and long names; what is dropped still stands in it.
function spelledOut(text) {
  text = text.replace(/[๐-๙]/g, function (digit) { return digit.charCodeAt(0) - 0xe50; })
    .replace(/[A-Z]+/g, function (letters) { return letters.toLowerCase(); });
  RULES.forEach(function (rule) {
    if (text.indexOf(rule.needle) < 0) { return; }
    text = text.replace(rule.pattern, function (match, at, whole) {
      return rule.notAfter && rule.notAfter.test(whole.slice(Math.max(0, at - 2), at)) ? match : rule.full;
    });
  });
  return text;
}

function foldNormalised(text) {
  return spelledOut(text).replace(DROPPED, " ").replace(/^ +| +$/g, "");
}

function fold(text) {
  return foldNormalised(normalise(text.replace(ASTRAL, " ")).replace(ASTRAL, " "));
}

// The words of a query, folded; a letter apart from its number is a code (O 43), and Latin written together with Thai a word of its own.
function termsOf(query) {
  var folded = fold(query.slice(0, LONGEST)).replace(/(^| )([a-z]) ([0-9]{1,2})(?= |$)/g, "$1$2$3")
    .replace(/([\u0e01-\u0e4e])(?=[a-z0-9])/g, "$1 ").replace(/([a-z0-9])(?=[\u0e01-\u0e4e])/g, "$1 ");
  return folded ? folded.split(" ") : [];
}
