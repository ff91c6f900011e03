/** The version of this package: how two copies on one page tell each other apart. A test keeps it equal to package.json. */
export const VERSION = '0.1.0';
