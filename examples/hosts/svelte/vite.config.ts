import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { proxy } from '../lib/proxy.ts';

export default defineConfig({ plugins: [svelte()], server: { proxy }, preview: { proxy } });
