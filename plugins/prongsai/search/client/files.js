// The files of the index, each fetched once: scripts, since a page opened from a folder may read nothing else.

var root = "";
var cut = { buckets: 0, together: 0 };
var files = {};
var taken = {};
var version = null;
var fresh = "";

function unavailable(message) {
  var error = new Error(message);
  error.name = "IndexUnavailable";
  return error;
}

function take(name, itsVersion, data) { taken[name] = { version: itsVersion, data: data }; }

function addScript(address) {
  return new Promise(function (resolve, reject) {
    var script = document.createElement("script");
    script.src = address;
    script.onload = function () { script.remove(); resolve(); };
    script.onerror = function () { script.remove(); reject(unavailable(address)); };
    document.head.appendChild(script);
  });
}

function load(name) {
  if (!files[name]) {
    files[name] = addScript(root + "search/data/" + name + ".js" + fresh).then(function () {
      var got = taken[name];
      delete taken[name];
      // A file that was cut short runs, in part, and hands nothing over.
      if (!got) { throw unavailable(name + " is not whole"); }
      // After a new publish the numbers of pages are others: what is known of the old ones is of no use.
      if (version !== null && got.version !== version) { throw unavailable(name + " is of another publish"); }
      version = got.version;
      return got.data;
    });
    files[name].catch(function () { delete files[name]; });
  }
  return files[name];
}

// Forget what is known of the index, and look how it is cut now.
function startAfresh() {
  Object.keys(files).forEach(function (name) { delete files[name]; });
  version = null;
  fresh = "?" + Date.now().toString(36);
  return load("about").then(function (about) {
    cut.buckets = about.buckets;
    cut.together = about.together;
  });
}
