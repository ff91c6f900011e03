<?php

declare(strict_types=1);

session_start();
$_SESSION['business'] = 'shop-1'; // in place of a login: who this is, only the server says
$service = htmlspecialchars((string) getenv('BIZBOOST_SERVICE'));
?>
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Chitenge House</title>
    <link rel="icon" href="data:," />
    <script type="module" src="<?= $service ?>/elements.js"></script>
    <script type="module">
      const told = document.querySelector('#told');
      document.addEventListener('bizboost-period-change', ({ detail }) => (told.textContent = `Period: ${detail.period}`));
      document.addEventListener('bizboost-action', ({ detail }) => (told.textContent = `${detail.action}: ${detail.name}`));
    </script>
  </head>
  <body>
    <h1>Chitenge House</h1>
    <p id="told">Nothing chosen yet</p>
    <live-dashboard src="<?= $service ?>" token-src="/token.php" actions="see-product"></live-dashboard>
  </body>
</html>
