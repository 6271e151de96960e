(function () {
  var form = document.querySelector("[data-md-component=palette]");
  var options = [].slice.call(form.children);
  var names = ["media", "scheme", "primary", "accent"];
  // The key and what it holds are Material's: a reader's choice stays, whichever frame a site is built in.
  var key = new URL(form.dataset.root, location).pathname + ".__palette";
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var chosen;
  try { chosen = JSON.parse(localStorage.getItem(key)).index; } catch (e) {}

  function of(option, name) { return option.getAttribute("data-md-color-" + name); }
  function suits(option) { return matchMedia(of(option, "media") || "not all").matches; }

  function wear() {
    var taken = options[chosen] || options.filter(suits)[0] || options[0];
    // "As the system has it" is worn as whichever of the others that is just now.
    var others = of(taken, "media") === "(prefers-color-scheme)" ? options.filter(function (one) { return one !== taken && suits(one); }) : [];
    names.slice(1).forEach(function (name) { document.body.setAttribute("data-md-color-" + name, of(others[0] || taken, name)); });
    options.forEach(function (one) { one.hidden = one !== taken || !one.title; });
  }

  options.forEach(function (option, at) {
    option.onclick = function () {
      chosen = (at + 1) % options.length;
      var colour = {};
      names.forEach(function (name) { colour[name] = of(options[chosen], name); });
      try { localStorage.setItem(key, JSON.stringify({ index: chosen, color: colour })); } catch (e) {}
      wear();
      options[chosen].focus();
    };
  });
  wear();
  // Browsers of before 2020 do not tell of a change; the next page follows it.
  if (dark.addEventListener) { dark.addEventListener("change", wear); }
})();
