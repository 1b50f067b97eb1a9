// Hands in the ticket behind the address's #, and takes it out of the address.
// A page that is only made ready in advance waits until somebody looks at it.

function enter() {
  const form = document.getElementById("nw-enter");
  const ticket = form?.querySelector("[name=ticket]");
  if (!(form instanceof HTMLFormElement && ticket instanceof HTMLInputElement)) return;
  ticket.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  form.submit();
}

if (document.prerendering) document.addEventListener("prerenderingchange", enter, { once: true });
else enter();
