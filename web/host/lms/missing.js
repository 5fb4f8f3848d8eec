// The host for a platform that should be there, by the page's address, and is not.
import { noPlatform } from "./none.js";
import { AGAIN } from "./session.js";

const MISSING = `The course platform cannot be reached, so nothing can be stored or reported. ${AGAIN}`;

export const makeHost = () => noPlatform(MISSING);
