// Takes the ready-built chat window out of its npm tarball: node take.mjs <pin> <folder>.
// Exit codes: 0 taken, 3 npm could not fetch it, 4 it is not the file that was pinned.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';

const [pinFile, folder] = process.argv.slice(2);
const pin = JSON.parse(readFileSync(pinFile, 'utf8'));
const download = join(folder, 'download');
const wanted = { 'package/dist/webchat.js': 'program', 'package/dist/webchat.js.LEGAL.txt': 'notices', 'package/LICENSE': 'licence' };

function fetchTarball() {
  rmSync(download, { recursive: true, force: true });
  mkdirSync(download, { recursive: true });
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['pack', `${pin.package}@${pin.version}`, '--ignore-scripts', '--silent', '--pack-destination', '.'], {
      cwd: download, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32', timeout: 120_000,
    });
  } catch {
    process.exit(3);
  }
  return readFileSync(join(download, readdirSync(download).find(name => name.endsWith('.tgz'))));
}

function check(tarball) {
  const found = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (found !== pin.integrity) {
    console.error(`${pin.package}@${pin.version}: the integrity is ${found}, but ${pin.integrity} is pinned.`);
    rmSync(download, { recursive: true, force: true });
    process.exit(4);
  }
}

// A tar file is a row of headers of 512 bytes, each followed by its file, filled up to 512.
function* filesOf(tar) {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const text = (from, length) => tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 12), 8);
    const prefix = text(345, 155);
    yield [prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), tar.subarray(at + 512, at + 512 + size)];
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

rmSync(join(folder, 'webchat.json'), { force: true });
const tarball = fetchTarball();
check(tarball);
const taken = {};
for (const [name, bytes] of filesOf(gunzipSync(tarball))) {
  if (wanted[name]) {
    taken[wanted[name]] = bytes;
  }
}
for (const [name, key] of Object.entries(wanted)) {
  if (!taken[key]) {
    console.error(`${pin.package}@${pin.version}: there is no ${name} in the package.`);
    process.exit(4);
  }
}

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
const brotli = { params: { [BROTLI_PARAM_QUALITY]: 9, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: taken.program.length } };
writeFileSync(join(folder, 'webchat.js.br'), brotliCompressSync(taken.program, brotli));
writeFileSync(join(folder, 'webchat.js.gz'), gzipSync(taken.program, { level: 9 }));
writeFileSync(join(folder, 'licence.txt'), taken.licence);
writeFileSync(join(folder, 'notices.txt'), taken.notices);
writeFileSync(join(folder, 'webchat.json'), JSON.stringify({
  version: pin.version, hash: createHash('sha256').update(taken.program).digest('hex').slice(0, 16), length: taken.program.length,
}));
rmSync(download, { recursive: true, force: true });
