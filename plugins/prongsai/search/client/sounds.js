// The sounds of Thai, one printable character each: what is left of words when all that is mistaken for each other is made one.

var SOUNDS = {};
SCRIPT.thai.split("").forEach(function (letter, place) { SOUNDS[letter] = SCRIPT.ascii[place]; });
SCRIPT.merged.match(/../g).forEach(function (pair) { SOUNDS[pair[0]] = SOUNDS[pair[1]]; });
"abcdefghijklmnopqrstuvwxyz0123456789".split("").forEach(function (letter) { SOUNDS[letter] = letter; });
var VOWELS = SCRIPT.vowels;

// The sounds of folded text, doubled vowels once, with the place in the text that each comes from; a new line stays one.
function heardIn(folded) {
  var text = "";
  var places = [];
  for (var at = 0; at < folded.length; at++) {
    var sound = folded[at] === "\n" ? "\n" : SOUNDS[folded[at]];
    if (sound === "5" && text[text.length - 1] === "2") {
      // As in search/folding.py: the century of a year is one character.
      text = text.slice(0, -1) + "<";
      continue;
    }
    if (!sound || (sound === text[text.length - 1] && VOWELS.indexOf(sound) >= 0)) { continue; }
    text += sound;
    places.push(at);
  }
  places.push(folded.length);
  return { text: text, places: places };
}

function skeleton(folded) { return heardIn(folded).text; }
