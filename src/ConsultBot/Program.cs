using System.Globalization;
using ConsultBot.Commands;

// Numbers and dates are written the same way on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

return await CommandLine.RunAsync(args);
