// own: content/javascripts/own.js
document.documentElement.dataset.own = "yes";
