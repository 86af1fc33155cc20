import {
  BarController, BarElement, CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement, Tooltip,
} from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip);

/** Draws what stands in the table beside a chart, in the colours of the page. */
function draw(canvas) {
  const rows = [...document.getElementById(canvas.dataset.of).tBodies[0].rows];
  const colour = (name) => {
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    canvas.parentElement.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
  const axis = { ticks: { color: colour('--quiet') }, grid: { color: colour('--line') } };
  Chart.getChart(canvas)?.destroy();
  new Chart(canvas, {
    type: canvas.dataset.chart,
    data: {
      labels: rows.map((row) => row.cells[0].textContent),
      datasets: [{
        label: canvas.getAttribute('aria-label').split(';')[0],
        data: rows.map((row) => Number(row.cells[1].dataset.value)),
        backgroundColor: colour('--accent'),
        borderColor: colour('--accent'),
      }],
    },
    options: { animation: false, maintainAspectRatio: false, scales: { x: axis, y: { ...axis, beginAtZero: true } } },
  });
}

const drawAll = () => document.querySelectorAll('canvas[data-chart]').forEach(draw);
drawAll();
document.addEventListener('theme', drawAll);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
