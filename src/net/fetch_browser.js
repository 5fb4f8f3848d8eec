// What fetch_browser.cpp needs to know from the browser and Emscripten's Fetch API does not provide.

addToLibrary({
  // The URL of a response, after redirects. To be freed by the caller.
  loopstep_response_url__deps: ['$Fetch', '$stringToNewUTF8'],
  loopstep_response_url: id => stringToNewUTF8(Fetch.xhrs.get(id).responseURL),

  loopstep_is_offline: () => !navigator.onLine,

  // Whether the browser accepts a URL; if not, XMLHttpRequest would throw.
  loopstep_is_url__deps: ['$UTF8ToString'],
  loopstep_is_url: url => URL.canParse(UTF8ToString(url), document.baseURI),

  // Tries to find out why a request failed, and passes the result to loopstep_probed: 2 if a HEAD request with
  // the same headers gets a response, 1 if one does whose response the page cannot read, otherwise 0. `headers`
  // has a line "name:value" for each.
  loopstep_probe__deps: ['$UTF8ToString', 'loopstep_probed'],
  loopstep_probe: (url, headers, readable, probe) => {
    const target = UTF8ToString(url);
    const lines = UTF8ToString(headers).split('\n').filter(line => line);
    const fields = lines.map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]);
    const ask = options => fetch(target, {
      method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(5000), ...options,
    });
    const read = readable ? ask({headers: fields}) : Promise.reject();
    read.then(() => 2, () => ask({mode: 'no-cors'}).then(() => 1, () => 0))
        .then(found => _loopstep_probed(probe, found));
  },
});
