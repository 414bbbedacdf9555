// As many lines as fit a page that needs no cleverness; scrolled again and again.
const scroller = document.querySelector('.scroller');
for (let count = 0; count < 1000; count += 1) {
  const line = document.createElement('p');
  line.textContent = `Line ${count} of a page that nobody has to think about while it is scrolled`;
  scroller.append(line);
}
