// Small helps on top of pages that work without them: filters of lists, the agency finder, the keys of the menu and of the search box.
(function () {
  "use strict";

  var thaiDigits = "๐๑๒๓๔๕๖๗๘๙";
  // The numbers that the page came with tell which digits its readers see.
  var printed = document.querySelector(".pr-count, [data-pr-finder] [role=status]");
  var siteIsThai = printed !== null && /[๐-๙]/.test(printed.textContent);

  function shown(number) {
    return siteIsThai ? String(number).replace(/\d/g, function (d) { return thaiDigits[d]; }) : String(number);
  }

  // As the search reads it, where the site has one: always by the same rules, though finer ones come with its scripts.
  var fold = window.prongsaiSearch ? window.prongsaiSearch.fold : function (text) { return text.normalize("NFC").toLowerCase(); };

  function folded(text) {
    return fold(text.replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33")).replace(/\s+/g, "");
  }

  function setUpFacets(box) {
    var rows = Array.prototype.slice.call(document.querySelectorAll(".pr-row"));
    var links = Array.prototype.slice.call(box.querySelectorAll("a[data-facet]"));
    var names = [];
    links.forEach(function (link) {
      if (names.indexOf(link.dataset.facet) < 0) { names.push(link.dataset.facet); }
    });
    var query = new URLSearchParams(location.search);
    var wanted = names.filter(function (name) { return query.get(name); });

    function matches(row, name, value) {
      return (row.dataset[name] || "").split(" ").indexOf(value) >= 0;
    }

    var titles = {};
    var count = 0;
    rows.forEach(function (row) {
      row.hidden = !wanted.every(function (name) { return matches(row, name, query.get(name)); });
      count += row.hidden ? 0 : 1;
    });
    document.querySelectorAll(".pr-group").forEach(function (group) {
      group.hidden = !group.querySelector(".pr-row:not([hidden])");
    });
    // Each link keeps the other filters; the one in use takes itself off again.
    links.forEach(function (link) {
      var next = new URLSearchParams(location.search);
      var active = query.get(link.dataset.facet) === link.dataset.value;
      if (active) { next.delete(link.dataset.facet); } else { next.set(link.dataset.facet, link.dataset.value); }
      link.href = "?" + next.toString() + "#list";
      if (active) {
        link.setAttribute("aria-current", "true");
        titles[link.dataset.facet] = link.firstChild.textContent.trim();
      }
      var others = wanted.filter(function (name) { return name !== link.dataset.facet; });
      var left = rows.filter(function (row) {
        return matches(row, link.dataset.facet, link.dataset.value) &&
          others.every(function (name) { return matches(row, name, query.get(name)); });
      }).length;
      link.querySelector(".pr-count").textContent = shown(left);
      link.parentNode.hidden = !left && !active;
    });
    var words = document.querySelector("[data-pr-shown]");
    // On a phone the filters would push the list off the screen: there they stay folded, and the words say what is on.
    box.open = box.open && matchMedia("(min-width: 45em)").matches;
    if (wanted.length && words) {
      var chosen = wanted.map(function (name) { return titles[name] || query.get(name); });
      words.hidden = false;
      words.querySelector("[data-pr-shown-words]").textContent =
        "แสดง " + shown(count) + " จาก " + shown(rows.length) + " " + box.dataset.noun + ": " + chosen.join(" · ");
    }
  }

  function setUpFinder(form) {
    var input = form.querySelector("input");
    var status = form.querySelector("[role=status]");
    var items = Array.prototype.slice.call(document.querySelectorAll("[data-pr-agencies] li"));
    // Short names as they are written too: people type "อบต" with and without its point.
    var words = items.map(function (item) { return folded(item.dataset.words) + " " + item.dataset.words; });
    var all = status.textContent;

    function update() {
      var terms = input.value.trim().split(/\s+/).map(folded).filter(Boolean);
      var count = 0;
      items.forEach(function (item, index) {
        item.hidden = !terms.every(function (term) { return words[index].indexOf(term) >= 0; });
        count += item.hidden ? 0 : 1;
      });
      document.querySelectorAll(".pr-province").forEach(function (province) {
        province.hidden = !province.querySelector("li:not([hidden])");
      });
      status.textContent = !terms.length ? all
        : count ? "พบ " + shown(count) + " หน่วยงาน"
        : "ไม่พบหน่วยงานที่ตรงกับคำนี้ ลองพิมพ์ชื่ออำเภอหรือจังหวัด";
    }

    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var first = document.querySelector("[data-pr-agencies] li:not([hidden]) a");
      if (first && input.value.trim()) { first.focus(); }
    });
    input.addEventListener("input", update);
    update();
  }

  // The menu button is a label of a hidden checkbox: give it the keys of a button, and the drawer those of a menu.
  function setUpMenu(button) {
    var toggle = document.getElementById(button.htmlFor);
    var drawer = document.querySelector(".md-sidebar--primary");

    function tell() { button.setAttribute("aria-expanded", String(toggle.checked)); }

    button.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") { return; }
      event.preventDefault();
      button.click();
      if (toggle.checked) { drawer.querySelector("a").focus(); }
    });
    drawer.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && toggle.checked) { toggle.click(); button.focus(); }
    });
    // Who leaves the drawer by keyboard has left it: nothing stays open over the page.
    drawer.addEventListener("focusout", function (event) {
      var next = event.relatedTarget;
      if (toggle.checked && next && next !== button && !drawer.contains(next)) { toggle.click(); }
    });
    toggle.addEventListener("change", tell);
    tell();
  }

  // On a phone a button opens the search box over the header; without script it is a link to the search page.
  function setUpSearch(box) {
    var button = box.querySelector("a");
    var form = box.querySelector("form");
    if (!form) { return; }
    var input = form.querySelector("[type=search]");

    function isOpen() { return box.classList.contains("pr-search--open"); }

    function turn(open) {
      box.classList.toggle("pr-search--open", open);
      button.setAttribute("aria-expanded", String(open));
    }

    function open(event) {
      event.preventDefault();
      turn(true);
      input.focus();
    }

    function close(event) {
      event.preventDefault();
      turn(false);
      button.focus();
    }

    button.setAttribute("role", "button");
    turn(false);
    button.addEventListener("click", open);
    button.addEventListener("keydown", function (event) { if (event.key === " ") { open(event); } });
    form.querySelector(".pr-search__close").addEventListener("click", close);
    form.addEventListener("keydown", function (event) { if (event.key === "Escape" && isOpen()) { close(event); } });
    // Who goes elsewhere has left it.
    ["focusin", "pointerdown"].forEach(function (name) {
      document.addEventListener(name, function (event) { if (isOpen() && !box.contains(event.target)) { turn(false); } });
    });
  }

  // A search page with a query shows at once that it is at work, long before its scripts have come.
  function setUpResults(list) {
    var query = new URLSearchParams(location.search).get("q") || "";
    var found = document.querySelector("[data-pr-found]");
    if (!query || !window.prongsaiSearch) { return; }
    found.hidden = false;
    list.setAttribute("aria-busy", "true");
    found.querySelector("[data-pr-count]").textContent = "กำลังค้นหา…";
    document.querySelector(".pr-find [type=search]").value = query.slice(0, 300);
    // Where those do not come at all, nothing else would say so.
    window.prongsaiSearch.awake.catch(function () {
      list.setAttribute("aria-busy", "false");
      found.querySelector("[data-pr-count]").textContent = "";
      ["failed", "instead"].forEach(function (name) { found.querySelector("[data-pr-" + name + "]").hidden = false; });
    });
  }

  // Heads of a table of records become buttons that sort its rows; a cell without value stays last either way.
  function setUpSorting(table) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    if (rows.length < 2) { return; }

    function valueOf(row, column) {
      var cell = row.cells[column];
      if (cell.querySelector(":scope > .pr-missing")) { return ""; }
      return "value" in cell.dataset ? cell.dataset.value : cell.textContent.trim();
    }

    function compare(a, b) {
      return a !== "" && b !== "" && isFinite(a) && isFinite(b) ? a - b : a.localeCompare(b, "th", { numeric: true });
    }

    function sort(column, sign) {
      rows.map(function (row, index) { return { row: row, value: valueOf(row, column), index: index }; })
        .sort(function (a, b) {
          if (!a.value || !b.value) { return (a.value ? 0 : 1) - (b.value ? 0 : 1) || a.index - b.index; }
          return sign * compare(a.value, b.value) || a.index - b.index;
        })
        .forEach(function (one) { body.appendChild(one.row); });
    }

    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "pr-sort";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(column, down ? -1 : 1);
      });
    });
  }

  document.querySelectorAll(".pr-menu-button").forEach(setUpMenu);
  document.querySelectorAll(".pr-search").forEach(setUpSearch);
  document.querySelectorAll("#search-results").forEach(setUpResults);

  document.querySelectorAll("[data-pr-sort]").forEach(setUpSorting);

  // Tables that scroll sideways take the keyboard only when there is something to scroll.
  document.querySelectorAll(".pr-scroll").forEach(function (box) {
    if (box.scrollWidth <= box.clientWidth) { box.removeAttribute("tabindex"); }
    // A browser leaves half of what gets the focus in them out of sight.
    box.addEventListener("focusin", function (event) {
      if (event.target !== box) { event.target.scrollIntoView({ block: "nearest", inline: "nearest" }); }
    });
  });

  document.querySelectorAll("[data-pr-facets]").forEach(setUpFacets);
  document.querySelectorAll("[data-pr-finder]").forEach(setUpFinder);
})();
