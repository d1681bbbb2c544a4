global using Carbon.Ethereum;
