// <picture-shrink>: brings a picture of over 512 kB to 1920 pixels before it is sent.
const LARGE = 512_000;
const WIDEST = 1920;

class PictureShrink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => this.shrink(event.target));
  }

  async shrink(input) {
    const [file] = input.files;
    if (!file || file.size <= LARGE || !/^image\/(jpeg|png|webp)$/.test(file.type)) return;
    const picture = await createImageBitmap(file).catch(() => null);
    if (!picture) return;
    const scale = Math.min(1, WIDEST / picture.width);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    // Only a PNG may be a drawing, or shine through.
    const type = file.type === "image/png" ? file.type : "image/jpeg";
    const smaller = await new Promise((done) => canvas.toBlob(done, type, 0.85));
    if (!smaller || smaller.size >= file.size || input.files[0] !== file) return;
    const box = new DataTransfer();
    box.items.add(new File([smaller], file.name, { type }));
    input.files = box.files;
  }
}

customElements.define("picture-shrink", PictureShrink);
