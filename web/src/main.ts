import { mount } from 'svelte';
import './app.css';
import App from './App.svelte';
import { locale } from './i18n/locale.svelte';

locale.use(locale.language);
mount(App, { target: document.getElementById('app') ?? document.body });
