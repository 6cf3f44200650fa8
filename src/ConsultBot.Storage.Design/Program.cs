Console.WriteLine("This project is for the tool dotnet-ef alone.");
