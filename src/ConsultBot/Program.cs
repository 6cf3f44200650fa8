using ConsultBot.Commands;

return await CommandLine.RunAsync(args);
