// The picture as it stands, on paper colour, with the name of the standard and its source below.
function saveImage() {
  const canvas = drawing.querySelector("canvas");
  const ratio = canvas.width / canvas.clientWidth;
  const foot = Math.round(44 * ratio);
  const sheet = document.createElement("canvas");
  sheet.width = canvas.width;
  sheet.height = canvas.height + foot;
  const ctx = sheet.getContext("2d");
  ctx.fillStyle = tones.paper;
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.drawImage(canvas, 0, 0);
  const line = `${state.book.code}  ${state.book.name}　${plain("source-short")}`;
  write(ctx, line, 16 * ratio, canvas.height + foot / 2, { size: 13 * ratio, color: tones.soft });
  sheet.toBlob((blob) => {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(blob);
    anchor.download = `${state.book.code}.png`;
    anchor.click();
    URL.revokeObjectURL(anchor.href);
  });
}
