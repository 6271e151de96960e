(function () {
  var form = document.querySelector("[data-md-component=palette]");
  var options = Array.prototype.slice.call(form.querySelectorAll("button"));
  var names = ["media", "scheme", "primary", "accent"];
  // The key and the value are Material's, so that a reader's choice holds whichever frame a site is built in.
  var key = new URL(form.dataset.root, location).pathname + ".__palette";
  var chosen = null;
  try { chosen = JSON.parse(localStorage.getItem(key)); } catch (e) { /* no storage, or not ours */ }

  function colours(option) {
    var found = {};
    names.forEach(function (name) { found[name] = option.getAttribute("data-md-color-" + name); });
    return found;
  }

  function bySystem() {
    for (var at = 0; at < options.length; at++) {
      var media = colours(options[at]).media;
      if (media && matchMedia(media).matches) { return at; }
    }
    return 0;
  }

  // What follows the system in Material ("(prefers-color-scheme)") is worn as whichever of the others it means just now.
  function worn(at) {
    var found = colours(options[at]);
    if (found.media !== "(prefers-color-scheme)") { return found; }
    var meant = options.filter(function (one) {
      var media = colours(one).media;
      return media !== "(prefers-color-scheme)" && media && matchMedia(media).matches;
    })[0];
    return colours(meant || options[at]);
  }

  function wear(at) {
    var found = worn(at);
    names.slice(1).forEach(function (name) { document.body.setAttribute("data-md-color-" + name, found[name]); });
    options.forEach(function (option, index) { option.hidden = index !== at || !option.title; });
  }

  function current() {
    return chosen && chosen.index in options ? chosen.index : bySystem();
  }

  options.forEach(function (option, at) {
    option.addEventListener("click", function () {
      var next = (at + 1) % options.length;
      chosen = { index: next, color: colours(options[next]) };
      try { localStorage.setItem(key, JSON.stringify(chosen)); } catch (e) { /* chosen for this page */ }
      wear(next);
      options[next].focus();
    });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () { wear(current()); });
  wear(current());
})();
