/** A picture of the program, as large as the window. */

/** `dialog` as in templates/projects/_large_picture.html; gives what shows an image in it. */
export function enlarge(dialog) {
  return ({src, alt}) => {
    Object.assign(dialog.querySelector("img"), {src, alt});
    dialog.showModal();
  };
}
