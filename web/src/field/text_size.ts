// The size of the text: standard, or big for elder eyes. A phone remembers it; it is nobody's personal data.
import { ref } from "vue";

const name = "chengxin-text-size";

export const is_elder = ref(false);

export function applyTextSize(): void {
    is_elder.value = localStorage.getItem(name) === "elder";
    document.documentElement.toggleAttribute("data-elder", is_elder.value);
}

export function setElder(on: boolean): void {
    localStorage.setItem(name, on ? "elder" : "standard");
    applyTextSize();
}
