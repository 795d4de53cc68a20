// What the server put into the page: questions, terms, prefixes, sentences.
import { byId } from "./element.js";

export const offer = JSON.parse(byId("offer").textContent);
export const questions = new Map(offer.questions.map((question) => [question.name, question]));
