// Loopstep's own Python files, {path: source}.
import browser from "../../../python/loopstep/browser.py";
import recorder from "../../../python/loopstep/recorder.py";
import aiohttp from "../../../python/loopstep/stand_ins/aiohttp/__init__.py";
import client from "../../../python/loopstep/stand_ins/aiohttp/client.py";
import clientExceptions from "../../../python/loopstep/stand_ins/aiohttp/client_exceptions.py";
import clientReqrep from "../../../python/loopstep/stand_ins/aiohttp/client_reqrep.py";
import connector from "../../../python/loopstep/stand_ins/aiohttp/connector.py";
import offered from "../../../python/loopstep/stand_ins/aiohttp/offered.py";
import url from "../../../python/loopstep/stand_ins/aiohttp/url.py";

export const sources = {
  "browser.py": browser,
  "recorder.py": recorder,
  "stand_ins/aiohttp/__init__.py": aiohttp,
  "stand_ins/aiohttp/client.py": client,
  "stand_ins/aiohttp/client_exceptions.py": clientExceptions,
  "stand_ins/aiohttp/client_reqrep.py": clientReqrep,
  "stand_ins/aiohttp/connector.py": connector,
  "stand_ins/aiohttp/offered.py": offered,
  "stand_ins/aiohttp/url.py": url,
};
