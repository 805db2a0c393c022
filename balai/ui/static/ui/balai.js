/* The little that pages gain where scripts run. Everything works without it. */
(function () {
  "use strict";
  if (window.htmx) {
    Object.assign(htmx.config, {
      allowEval: false,
      includeIndicatorStyles: false,
      historyCacheSize: 0,
      refreshOnHistoryMiss: true,
      responseHandling: [
        { code: "204", swap: false },
        { code: "[23]..", swap: true },
        { code: "422", swap: true },
        { code: "[45]..", swap: false, error: true }
      ]
    });
  }

  function focusFaults(root) {
    var faults = root.matches && root.matches("[data-focus]") ? root : root.querySelector("[data-focus]");
    if (faults) faults.focus();
  }

  function offerCopies(root) {
    if (!navigator.clipboard) return;
    root.querySelectorAll("[data-copy][hidden]").forEach(function (button) { button.hidden = false; });
  }

  function begin(root) { focusFaults(root); offerCopies(root); }

  var unsent = false;
  document.addEventListener("input", function (event) {
    if (event.target.closest("form[data-careful]")) unsent = true;
  });
  document.addEventListener("submit", function () { unsent = false; });
  window.addEventListener("beforeunload", function (event) {
    if (unsent) event.preventDefault();
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (!button) return;
    navigator.clipboard.writeText(button.dataset.copy).then(function () { button.textContent = button.dataset.done; });
  });

  document.addEventListener("htmx:load", function (event) { begin(event.detail.elt); });
  begin(document);
})();
