import { examinePages } from './examine-pages.ts';

examinePages('en');
