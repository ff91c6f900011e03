import { BizBoostError } from '@bizboost/core';

/**
 * Runs what loads a driver.
 * @param what needs it, for the message
 * @throws `unsupported` where the driver, or its build for this machine, is not installed; whatever else fails stays as it is.
 */
export async function withDriver<T>(driver: string, what: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
    // A file of our own that is missing is not the driver.
    if (!isMissing || !message.includes(driver.split('/')[0] as string)) throw error;
    throw new BizBoostError(
      'unsupported',
      `${what} needs the package ${driver}, which is not installed for this machine (${process.platform} ${process.arch}): npm install ${driver}`,
      { cause: error },
    );
  }
}
