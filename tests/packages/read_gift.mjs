// Reads GIFT from standard input with gift-pegjs and writes its questions to standard output as JSON.
import {readFileSync} from 'node:fs';
import {parse} from 'gift-pegjs';

console.log(JSON.stringify(parse(readFileSync(0, 'utf8'))));
