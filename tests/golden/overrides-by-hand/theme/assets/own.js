// own: assets/own.js
