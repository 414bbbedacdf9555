// Enough lines for a wheel that turns for over a minute; a page that needs no cleverness.
const scroller = document.querySelector('.scroller');
for (let count = 0; count < 40_000; count += 1) {
  const line = document.createElement('p');
  line.textContent = `Line ${count} of a page that nobody has to think about while it is scrolled`;
  scroller.append(line);
}
