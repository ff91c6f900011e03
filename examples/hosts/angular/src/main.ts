import { bootstrapApplication } from '@angular/platform-browser';
import { ShopPage } from './shop-page';

bootstrapApplication(ShopPage).catch((error) => console.error(error));
