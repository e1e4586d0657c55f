// The worker of the playground: it trains as long as it may, says now and then where it stands, and listens in between.
import { serve } from "../training/serve.js";

serve(/** @type {any} */ (self));
